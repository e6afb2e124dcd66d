from django.urls import path, register_converter

from plans.public import images


class Sha256Converter:
    """Sixty-four hexadecimal digits."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Sha256Converter, "sha256")

urlpatterns = [path("images/<sha256:sha256>/", images.image, name="image")]

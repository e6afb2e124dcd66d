from django.urls import reverse


def address(name, *more):
    """A page of the partnership that the fixtures of this folder make."""
    return reverse(f"partnerships:{name}", args=["anyborough", *more])

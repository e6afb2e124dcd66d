import os

from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")

application = get_asgi_application()
import_string("csp_portal.first_start.verbs.tell_at_start")()  # it asks the database, which is there only now

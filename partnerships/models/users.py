from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from partnerships.access import PERMISSIONS_OF_ROLE
from partnerships.history import RowHistory

#: What people read where a command or a file wrote; else it was the portal itself.
SYSTEM_NAMES = {"import": "Imported", "scale": "Copied"}


class UserManager(BaseUserManager):
    def administrators(self):
        """Who may set the whole site up, and can sign in to do so."""
        site = Q(is_superuser=True) | Q(role_assignments__role="site_administrator", role_assignments__ended_at=None)
        return self.filter(site, is_active=True, is_system=False).distinct()

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def system(self, name):
        """The named system user under which a command, an import or the worker writes."""
        email = f"{name}@system.invalid"
        user = self.filter(email=email).first()
        return user or self.create_user(email, name=SYSTEM_NAMES.get(name, "The portal"), is_system=True)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail, or a named system user. Deactivated, never deleted."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("name", max_length=200, help_text="As colleagues know you, or your post.")
    post = models.CharField("post", max_length=200, blank=True)
    is_active = models.BooleanField("active", default=True)
    is_staff = models.BooleanField("may use the administration pages", default=False)
    is_system = models.BooleanField("system user", default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    history = RowHistory(excluded_fields=["password", "last_login"])
    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique_whatever_case",
                violation_error_message="Someone with this e-mail address has an account already.",
            ),
        ]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    def delete(self, *args, **kwargs):
        raise models.ProtectedError("People are deactivated, never deleted: their edits stay attributable.", {self})

    def roles_held(self):
        """Current role assignments, read once per instance (one request), without the places where they are held."""
        if not hasattr(self, "_roles_held"):
            self._roles_held = list(self.role_assignments.current().order_by("role", "pk"))
        return self._roles_held

    def know_roles(self, roles):
        """Current roles that were read for many people together."""
        self._roles_held = roles

    def has_site_role(self):
        return self.is_superuser or any(role.scope == "site" for role in self.roles_held())

    def partnership_ids(self):
        return {role.partnership_id for role in self.roles_held() if role.partnership_id}

    def council_ids(self):
        return {role.council_id for role in self.roles_held() if role.council_id}

    def councils(self, permission=None):
        """The councils at which the person holds a role, or one with this permission, each once."""
        roles = [role for role in self.roles_held() if role.council_id]
        held = [role for role in roles if permission is None or permission in PERMISSIONS_OF_ROLE[role.role]]
        models.prefetch_related_objects(held, "council")
        return list({role.council_id: role.council for role in held}.values())

    def organisation_ids(self):
        """Organisations for which the person speaks (partner leads)."""
        return {role.organisation_id for role in self.roles_held() if role.organisation_id}

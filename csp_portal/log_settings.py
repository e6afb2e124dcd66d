"""What stands in the log, and how much of it: one line for each event, with the reference of its request."""


def log_settings(*, level: str, with_each_request: bool) -> dict:
    """For Django's LOGGING; ``with_each_request``: a line for good answers too, not for refusals alone."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "reference": {"()": "csp_portal.middleware.ReferenceFilter"},
            "expected": {"()": "csp_portal.access_log.ExpectedFilter"},
        },
        "formatters": {"line": {"format": "{asctime} {levelname} [{reference}] {name}: {message}", "style": "{"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["reference", "expected"]},
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
            "csp_portal.access_log": {"level": "INFO" if with_each_request else "WARNING"},
            "fontTools": {"level": "WARNING"},
            "gunicorn.http.wsgi": {"level": "ERROR"},  # it would remark on every answer to HEAD
            "weasyprint": {"level": "WARNING"},
        },
    }

"""Our own forms in the place of the sign-in library's, for the settings."""

_ACCOUNTS = "csp_portal.accounts"

OF_ACCOUNTS = {
    "login": f"{_ACCOUNTS}.LoginForm",
    "reset_password": f"{_ACCOUNTS}.ResetPasswordForm",
    "reset_password_from_key": f"{_ACCOUNTS}.ResetPasswordKeyForm",
    "change_password": f"{_ACCOUNTS}.ChangePasswordForm",
    "reauthenticate": f"{_ACCOUNTS}.ReauthenticateForm",
}
OF_SECOND_STEP = {
    "authenticate": f"{_ACCOUNTS}.SecondStepForm",
    "reauthenticate": f"{_ACCOUNTS}.SecondStepAgainForm",
    "activate_totp": f"{_ACCOUNTS}.SecondStepSetUpForm",
}

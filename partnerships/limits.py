"""What is said of something that is too long, too large or no choice: what to do, in place of Django's words.

By the codes of Django's validators and fields, with the names that these fill in.
"""

LIMITS = {
    "max_length": "Shorten it to %(limit_value)d characters at most: it has %(show_value)d.",
    "min_length": "Enter at least %(limit_value)d characters: it has %(show_value)d.",
    "max_value": "Enter %(limit_value)s or less.",
    "min_value": "Enter %(limit_value)s or more.",
    "max_digits": "Enter %(max)s digits at most.",
    "max_decimal_places": "Enter %(max)s digits behind the point at most.",
    "max_whole_digits": "Enter %(max)s digits before the point at most.",
    "invalid_choice": "Choose again: what was chosen is not on the list any more.",
}
NAME_OF_FILE = "Give the file a shorter name, of %(max)d characters at most: it has %(length)d."

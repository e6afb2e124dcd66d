"""Committee reports as Word files, in the council's own template: democratic services paste them into their system."""

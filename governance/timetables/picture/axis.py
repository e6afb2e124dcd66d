"""The axis of a picture of days. Pure."""

from datetime import date, timedelta

#: Weeks that can be told apart on an axis.
MOST_WEEKS = 44


class DayAxis:
    """Days to places, with a margin, and a mark for every month or every few."""

    def __init__(self, days, start, end):
        first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 3, 31))
        margin = timedelta(days=max((last - first).days // 16, 6))
        self.first, self.last = first - margin, last + margin
        self.start, self.per_day = start, (end - start) / (self.last - self.first).days

    def __call__(self, day):
        return self.start + (day - self.first).days * self.per_day

    def holds(self, day):
        return self.first <= day <= self.last

    def weeks(self):
        """Mondays, where the axis is so short that they can be told apart."""
        if (self.last - self.first).days > MOST_WEEKS * 7:
            return
        day = self.first + timedelta(days=-self.first.weekday() % 7)
        while day <= self.last:
            yield day
            day += timedelta(days=7)

    def months(self, most):
        """First days of months on the axis, thinned to at most ``most``."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        every = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120) if count / n <= most), 240)
        for n in range(count + 1):
            month = self.first.month + n
            day = date(self.first.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
            if (day.month - 1 + 12 * day.year) % every == 0 and self.holds(day):
                yield day

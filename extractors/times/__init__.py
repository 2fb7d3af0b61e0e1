"""Dates, clock times, lengths and recurrences in running text, as TIMEX3 with the days they cover."""

from extractors.times.find import covers_number, find_times

__all__ = ["covers_number", "find_times"]

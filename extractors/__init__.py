"""Text in, records out: pure functions that turn an article into its numeric facts."""

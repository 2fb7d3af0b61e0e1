"""Prefect flows and their tasks, settings, and the command line. Nothing else imports this package."""

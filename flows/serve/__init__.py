"""Serve: a Prefect server, the deployments on it and a watch, as processes that one supervisor keeps going."""

from flows.serve.settings import Serving
from flows.serve.supervisor import Supervisor, served_url

__all__ = ["Serving", "Supervisor", "served_url"]

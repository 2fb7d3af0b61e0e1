"""Third step of the cascade: what happened to the people counted, and how one count hangs on another."""

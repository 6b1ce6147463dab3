"""Reading what somebody tells."""

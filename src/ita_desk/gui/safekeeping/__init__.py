"""Nothing is lost: backups, what keeps steps from being saved, the log for support."""

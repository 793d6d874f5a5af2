"""What a dossier is: fields, values, places, findings, faults."""

"""The office file itself: settings, users, backups, soundness, packs, the journal."""

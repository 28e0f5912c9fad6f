"""What members have and are due for: cards, badges, fee, transfers, departures."""

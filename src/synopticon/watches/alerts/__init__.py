"""Alerts: what is new on a watched happening, told once and never again for a copy.

alerts(old, new, changes, watches) -> tuple[Alert, ...]    pure
channel(spec, options) -> Channel                          raises ChannelError; Channel.send(alert), Channel.close()
"""

from synopticon.watches.alerts.channels import Channel, ChannelError, Options, channel
from synopticon.watches.alerts.making import alerts
from synopticon.watches.alerts.model import Alert, decode, encode

__all__ = ["Alert", "Channel", "ChannelError", "Options", "alerts", "channel", "decode", "encode"]

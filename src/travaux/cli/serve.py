"""``travaux serve``."""

from __future__ import annotations

import secrets
import socket

import click
import uvicorn

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note
from travaux.errors import InvalidValue
from travaux.web.app import application
from travaux.web.safety import LOOPBACK, Guard


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any that is free.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A further name browsers may ask under.")
@record_option
@format_option
def command(host: str, port: int, names: tuple[str, ...], record: str, form: str) -> None:
    """Open the workbench in the browser, for this machine alone.

    Nothing is fetched from the network. At another address than loopback a token is needed, which stands in the address
    printed; whoever has it can read and add.
    """
    workbench = open_workbench(record)
    listening = _listening(host, port)
    token = "" if _is_loopback(host) else secrets.token_urlsafe(24)
    guard = Guard(LOOPBACK | {host, *names}, token)
    shown = f"http://{host}:{listening.getsockname()[1]}/{f'?token={token}' if token else ''}"
    if form == "json":
        emit_json({"format": "travaux.serve/1", "address": shown})
    else:
        click.echo(shown)
    note("Ctrl-C ends it.")
    config = uvicorn.Config(application(workbench, guard), log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A listening socket; raises InvalidValue when the address cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        reason = f"cannot listen there ({error.strerror})"
        raise InvalidValue(reason, f"{host}:{port}", "serve", "Try --port 0.") from error
    return listening


def _is_loopback(host: str) -> bool:
    return host in LOOPBACK or host.startswith("127.") or host == "::1"

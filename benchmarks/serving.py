"""A server for built pages, as good ones on the web are: gzip, caching, a page for 404."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml", "application/atom+xml")


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder, and yield its address, without a slash at its end."""

    class Handler(_Handler):
        root = folder.resolve()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root = Path()

    def do_GET(self) -> None:
        """Send a file."""
        file = (self.root / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.is_file() or not file.is_relative_to(self.root):
            status, file = HTTPStatus.NOT_FOUND, self.root / "404.html"
        self._send(status, file)

    def _send(self, status: HTTPStatus, file: Path) -> None:
        body = file.read_bytes() if file.is_file() else b""
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(status)
        is_text = kind.startswith(_TEXTS) or kind.endswith("javascript")
        if is_text and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

"""Prints a page as WebKitGTK does, by its own library and with no dialog: `python <this file> <URL> <file URI>`.

Its WebDriver (2.50) has no command for it. GTK's printer "Print to File" makes the PDF; a display is needed.
"""

import sys
from ctypes import CDLL, CFUNCTYPE, c_int, c_void_p
from typing import Any

FINISHED = 3
"""WEBKIT_LOAD_FINISHED."""


def print_page(url: str, target: str) -> bool:
    """Print a page into a file, given by its URI; tells whether it worked."""
    webkit, gtk, gobject = map(CDLL, ("libwebkit2gtk-4.1.so.0", "libgtk-3.so.0", "libgobject-2.0.so.0"))
    kept: list[Any] = []  # the libraries hold no reference to what Python made
    failed: list[bool] = []

    def new(make: Any, *values: c_void_p) -> c_void_p:
        make.restype = c_void_p  # a pointer is wider than ctypes' int
        return c_void_p(make(*values))

    def on(thing: c_void_p, signal: bytes, does: Any, *kinds: Any) -> None:
        kept.append(CFUNCTYPE(None, *kinds)(does))
        gobject.g_signal_connect_data(thing, signal, kept[-1], None, None, 0)

    def loaded(_view: int, event: int, _data: None) -> None:
        if event != FINISHED:
            return
        settings = new(gtk.gtk_print_settings_new)
        for name, value in (("printer", "Print to File"), ("output-uri", target), ("output-file-format", "pdf")):
            gtk.gtk_print_settings_set(settings, name.encode(), value.encode())
        operation = new(webkit.webkit_print_operation_new, view)
        webkit.webkit_print_operation_set_print_settings(operation, settings)
        on(operation, b"failed", lambda *_: failed.append(True), c_void_p, c_void_p, c_void_p)
        on(operation, b"finished", lambda *_: gtk.gtk_main_quit(), c_void_p, c_void_p)
        webkit.webkit_print_operation_print(operation)

    gtk.gtk_init(None, None)
    view = new(webkit.webkit_web_view_new)
    on(view, b"load-changed", loaded, c_void_p, c_int, c_void_p)
    webkit.webkit_web_view_load_uri(view, url.encode())
    gtk.gtk_main()
    return not failed


if __name__ == "__main__":
    sys.exit(not print_page(*sys.argv[1:]))

"""Run before the frozen program: stand-ins for two Qt modules that pyqtgraph imports and never uses here.

pyqtgraph asks for OpenGL when it is imported, for a viewport that must be switched on and never is; the real
modules would add 10 MB to every installation and their libraries to every start.
"""

import sys
import types


def _stand_in(name: str) -> types.ModuleType:
    module = types.ModuleType(name, "A stand-in: this program draws without OpenGL.")
    sys.modules[name] = module
    return module


_stand_in("PySide6.QtOpenGL")
_stand_in(
    "PySide6.QtOpenGLWidgets"
).QOpenGLWidget = object  # pyqtgraph derives a class from it, and makes none

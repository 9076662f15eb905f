"""All engines, in the order of building."""

from __future__ import annotations

from benchmarks.engines import (
    astro,
    docusaurus,
    eleventy,
    hugo,
    material,
    nikola,
    pelican,
    sphinx,
)

_MODULES = (sphinx, hugo, eleventy, pelican, nikola, material, astro, docusaurus)
ENGINES = {engine.name: engine for module in _MODULES for engine in module.ENGINES}
"""By name."""

"""Rebuild the vendored browser files of `soceis.ui` from named package versions.

Run it in a clean tree with Node available: ``python tools/vendor_frontend.py``. It installs the packages in
a temporary folder, compiles the style sheet with our colours and font, strips source map comments, and
writes the results with their licences and SHA-256 sums. Node is never needed at run time. With ``--check``
nothing is built: the sums of the committed files are compared with vendor.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STYLES = Path(__file__).with_name("frontend.scss")
STATIC = ROOT / "src/soceis/ui/static/ui/vendor"
TESTS = ROOT / "tests/browser/vendor"
COMPILER = "sass@1.108.2"

GOVUK = "govuk-frontend"
FONT = "@fontsource/atkinson-hyperlegible-next"
CYTOSCAPE = "cytoscape"
AXE = "axe-core"
FORBIDDEN = ("@font-face", "url(", "GDS Transport", "crest", "crown")


@dataclass(frozen=True)
class Package:
    """A package we ship files of: npm name, exact version, licence, licence file in the package.

    `licence_file` is empty when the package ships no licence file: then the committed text stays.
    """

    name: str
    version: str
    licence: str
    licence_file: str
    licence_target: str
    folder: Path
    files: tuple[tuple[str, str], ...]


PACKAGES = (
    Package(
        GOVUK, "6.6.0", "MIT", "", "govuk-frontend.LICENSE.txt", STATIC,
        (("dist/govuk/govuk-frontend.min.js", "govuk-frontend.min.js"),),
    ),
    Package(
        FONT, "5.3.0", "OFL-1.1", "LICENSE", "atkinson-hyperlegible-next.LICENSE.txt", STATIC,
        tuple(
            (f"files/atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2",
             f"atkinson-hyperlegible-next-{subset}-{weight}.woff2")
            for subset in ("latin", "latin-ext")
            for weight in (400, 700)
        ),
    ),
    Package(
        CYTOSCAPE, "3.34.4", "MIT", "LICENSE", "cytoscape.LICENSE.txt", STATIC,
        (("dist/cytoscape.min.js", "cytoscape.min.js"),),
    ),
    Package(
        AXE, "4.14.1", "MPL-2.0", "LICENSE", "axe-core.LICENSE.txt", TESTS,
        (("axe.min.js", "axe.min.js"),),
    ),
)  # fmt: skip


def without_source_map(data: bytes) -> bytes:
    """The file without its source map comment: hashed storage would look for the map."""
    return re.sub(rb"\s*(//# sourceMappingURL=\S*|/\*# sourceMappingURL=.*?\*/)\s*$", b"\n", data)


def install(folder: Path) -> Path:
    """Install the packages and the compiler in `folder`; returns node_modules."""
    wanted = [f"{package.name}@{package.version}" for package in PACKAGES] + [COMPILER]
    (folder / "package.json").write_text('{"private": true}\n')
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *wanted],  # noqa: S607
        cwd=folder,
        check=True,
    )
    return folder / "node_modules"


def compile_styles(modules: Path, target: Path) -> None:
    """Compile frontend.scss; refuses output that would fetch anything or carry government marks."""
    options = ("--style=compressed", "--no-source-map", "--quiet-deps")
    command = ["node", modules / "sass/sass.js", "--load-path", modules, *options, STYLES, target]
    subprocess.run([str(part) for part in command], check=True)
    text = target.read_text()
    found = [word for word in FORBIDDEN if word in text]
    if found:
        raise SystemExit(f"The compiled style sheet still names {found}. Nothing was kept.")


def build() -> None:
    """Write every vendored file and vendor.json in both folders."""
    with tempfile.TemporaryDirectory() as name:
        modules = install(Path(name))
        for package in PACKAGES:
            package.folder.mkdir(parents=True, exist_ok=True)
            for source, target in package.files:
                data = (modules / package.name / source).read_bytes()
                is_text = target.endswith((".js", ".css"))
                (package.folder / target).write_bytes(without_source_map(data) if is_text else data)
            if package.licence_file:
                shutil.copyfile(
                    modules / package.name / package.licence_file, package.folder / package.licence_target
                )
        compile_styles(modules, STATIC / "govuk-frontend.css")
    for folder in (STATIC, TESTS):
        write_manifest(folder)


def targets(package: Package) -> list[str]:
    """The names of the files this package gives us, its licence included."""
    compiled = ["govuk-frontend.css"] if package.name == GOVUK else []
    return [*compiled, *(target for _, target in package.files), package.licence_target]


def sha256(path: Path) -> str:
    """SHA-256 of the file, as hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(folder: Path) -> None:
    """Write vendor.json: what each file is, of which version, under which licence, with which sum."""
    listed = [
        {
            "name": package.name,
            "version": package.version,
            "licence": package.licence,
            "licence_file": package.licence_target,
            "files": {target: sha256(folder / target) for target in targets(package)},
        }
        for package in PACKAGES
        if package.folder == folder
    ]
    (folder / "vendor.json").write_text(json.dumps({"packages": listed}, indent=2) + "\n")


def check() -> int:
    """Compare the committed files with vendor.json; returns 1 and names the files when they differ."""
    wrong = []
    for folder in (STATIC, TESTS):
        for package in json.loads((folder / "vendor.json").read_text())["packages"]:
            for name, expected in package["files"].items():
                if sha256(folder / name) != expected:
                    wrong.append(f"{folder / name}")
    for name in wrong:
        print(f"{name} is not the file vendor.json describes", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="only compare the committed files with vendor.json"
    )
    if parser.parse_args().check:
        raise SystemExit(check())
    build()

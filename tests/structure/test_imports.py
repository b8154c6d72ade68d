"""The architecture's layers hold."""

import configparser
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / ".importlinter"


def test_every_contract_of_the_architecture_is_kept() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache", "--config", CONTRACTS],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout + found.stderr
    assert "0 broken" in found.stdout


def test_layers_are_exhaustive_so_that_a_new_file_must_be_placed() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(CONTRACTS, encoding="utf-8")
    layers = [part for part in contracts.sections() if contracts[part].get("type") == "layers"]
    assert len(layers) >= 5
    assert [part for part in layers if not contracts[part].getboolean("exhaustive", fallback=False)] == []


def test_every_domain_app_is_held_to_the_order_of_files() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(CONTRACTS, encoding="utf-8")
    held = set(contracts["importlinter:contract:files"]["containers"].split())
    source = ROOT / "src" / "soceis"
    bands = [source / band for band in ("contexts", "insight", "journey", "sharing")]
    apps = {f"soceis.{band.name}.{path.parent.name}" for band in bands for path in band.glob("*/apps.py")}
    assert held == apps | {"soceis.people"}

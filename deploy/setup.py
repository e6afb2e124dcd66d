"""Set up what the portal needs: virtual environment, system libraries, built assets. A second run does nothing.

    python3 deploy/setup.py demo [--host HOST --port PORT]     what `make demo` needs
    python3 deploy/setup.py test                               the same, and the tools of `make test`

Uses the standard library only. Every failure is one sentence with the command that helps, and exit code 1.
"""

import argparse
import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BUILD = ROOT / "static" / "build"
SOURCE = ROOT / "static" / "src"
MODULES = ROOT / "node_modules"
FONT = "@fontsource/source-sans-3"
WEIGHTS = ("400", "600", "700")
#: For PDFs: whole files of the same typeface, and a face for each script that English councils print most.
PRINTED_FONT = "source-sans"
PRINTED_STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
SCRIPTS = ("arabic", "bengali", "devanagari", "gujarati", "gurmukhi", "tamil")
PORTAL_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
TEST_LIBRARIES = {"libatomic.so.1": "libatomic1"}
NO_NETWORK = (
    "Failed to establish",
    "NameResolution",
    "ProxyError",
    "ConnectTimeout",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
)
#: The first is a fifth quicker: it draws no window.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


class Refusal(Exception):
    """A sentence for the person at the terminal."""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("purpose", choices=["demo", "test"])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int)
    options = parser.parse_args()
    try:
        check_python()
        if options.port is not None:
            check_port(options.host, options.port)
        install_system_packages(missing_system_packages(options.purpose))
        install_python_packages(options.purpose)
        build_assets()
    except Refusal as refusal:
        sys.exit(f"{refusal}")


def check_python():
    if sys.version_info < (3, 11):  # noqa: UP036 the very thing to find out
        found = ".".join(map(str, sys.version_info[:3]))
        raise Refusal(f"Python 3.11 or later is needed and this is {found}: run  make {goal()} PYTHON=python3.11")


def goal():
    return "test" if "test" in sys.argv else "demo"


def check_port(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.closing(socket.socket(family)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise Refusal(
                f"{port} is not a port: choose one from 1024 to 65535, such as  PORT=8123 make demo"
            ) from error
        except PermissionError as error:
            raise Refusal(f"Port {port} needs more rights: run  PORT=8123 make demo") from error
        except OSError as error:
            raise Refusal(f"Port {port} is taken by another program: run  PORT={port + 1} make demo") from error


# --- System packages -------------------------------------------------------------------------------------------


def missing_system_packages(purpose):
    """Debian's names of the packages that this machine lacks."""
    libraries = PORTAL_LIBRARIES | (TEST_LIBRARIES if purpose == "test" else {})
    missing = [package for library, package in libraries.items() if not can_load(library)]
    if importlib.util.find_spec("ensurepip") is None and not (VENV / "bin" / "pip").exists():
        missing.append("python3-venv")
    if purpose == "test" and not (os.environ.get("CHROMIUM") or any(shutil.which(name) for name in BROWSERS)):
        missing.append("chromium-headless-shell")
    return missing


def can_load(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages):
    if not packages:
        return
    names = " ".join(packages)
    install = f"apt-get install -y --no-install-recommends {names}"
    by_hand = f"run  sudo apt-get update && sudo {install}"
    if not shutil.which("apt-get"):
        raise Refusal(f"These system packages are missing ({names}, by Debian's names): install them, then try again.")
    right = apt_right()
    if right is None:
        raise Refusal(f"System packages are missing and this user may not use apt: {by_hand}")
    print(f"Installing system packages: {names}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "env": environment}
    subprocess.run([*right, "apt-get", "update", "-qq"], check=False, **quiet)
    result = subprocess.run([*right, *install.split()], check=False, **quiet)
    if result.returncode:
        print(result.stderr.strip()[-2000:], file=sys.stderr)
        raise Refusal(f"apt could not install the system packages (no network?): {by_hand}")


def apt_right():
    """The words before ``apt-get`` that give the right to use it, or None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


# --- Python packages -------------------------------------------------------------------------------------------


def install_python_packages(purpose):
    make_venv()
    if purpose == "test":
        install_requirements("requirements-dev.txt")
        return
    if not is_stamped(VENV, "requirements-dev.txt"):  # which hold all of requirements.txt
        install_requirements("requirements.txt")


def make_venv():
    python = VENV / "bin" / "python"
    if python.exists() and (VENV / "bin" / "pip").exists():
        works = subprocess.run([python, "-c", "import pip"], check=False, capture_output=True)
        if works.returncode == 0:
            return
    print("Making the virtual environment .venv", flush=True)
    result = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], check=False, capture_output=True, text=True
    )
    if result.returncode:
        print((result.stdout + result.stderr).strip()[-2000:], file=sys.stderr)
        raise Refusal("Python could not make a virtual environment: run  sudo apt-get install -y python3-venv")


def install_requirements(name):
    if is_stamped(VENV, name):
        return
    print(f"Installing Python packages from {name}", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    result = subprocess.run(
        [*pip, "--retries", "2", "--require-hashes", "-r", str(ROOT / name)],
        check=False,
        stderr=subprocess.PIPE,
        text=True,
    )
    if result.returncode:
        refuse_download("The Python packages", result.stderr)
    stamp(VENV, name)


def refuse_download(what, complaint):
    """Without a network one sentence says all; any other complaint is shown above it."""
    if any(sign in complaint for sign in NO_NETWORK):
        raise Refusal(f"{what} could not be downloaded because there is no network: connect, then run  make {goal()}")
    print(complaint.strip()[-3000:], file=sys.stderr)
    raise Refusal(f"{what} could not be installed: clear what is said above, then run  make {goal()}")


def stamp_file(folder, name):
    return folder / f".{Path(name).name}.stamp"


def fingerprint(*files):
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def is_stamped(folder, name):
    file = stamp_file(folder, name)
    return file.exists() and file.read_text() == fingerprint(ROOT / name)


def stamp(folder, name):
    stamp_file(folder, name).write_text(fingerprint(ROOT / name))


# --- Assets: style sheet, scripts, fonts -----------------------------------------------------------------------


def build_assets():
    sources = [Path(__file__), ROOT / "package.json", *sorted(f for f in SOURCE.rglob("*") if f.is_file())]
    mark = BUILD / ".stamp"
    wanted = fingerprint(*sources)
    if mark.exists() and mark.read_text() == wanted:
        return
    install_node_packages()
    print("Building the style sheet", flush=True)
    fresh = BUILD.with_name("build.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "fonts").mkdir(parents=True)
    compiler = [MODULES / "sass" / "sass.js", f"--load-path={MODULES}", "--style=compressed", "--no-source-map"]
    run_node([*compiler, SOURCE / "scss" / "portal.scss", fresh / "portal.css"])
    copy_fonts(fresh / "fonts")
    copy_printed_fonts(fresh / "fonts")
    shutil.copytree(SOURCE / "js", fresh / "js")
    shutil.copy(MODULES / "govuk-frontend/dist/govuk/govuk-frontend.min.js", fresh / "js")
    shutil.copytree(SOURCE / "images", fresh, dirs_exist_ok=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    shutil.copytree(fresh, BUILD, dirs_exist_ok=True)
    shutil.rmtree(fresh)
    mark.write_text(wanted)


def copy_fonts(folder):
    package = MODULES / FONT
    for weight in WEIGHTS:
        for style in ("normal", "italic"):
            for letters in ("latin", "latin-ext"):
                shutil.copy(package / f"files/source-sans-3-{letters}-{weight}-{style}.woff2", folder)
    shutil.copy(package / "LICENSE", folder / "LICENSE")


def copy_printed_fonts(folder):
    """One file for each face: a PDF mixes up the letters of two files of one family."""
    for style in PRINTED_STYLES:
        shutil.copy(MODULES / PRINTED_FONT / "TTF" / f"SourceSans3-{style}.ttf", folder)
    for script in SCRIPTS:
        package = MODULES / f"@fontsource/noto-sans-{script}"
        shutil.copy(package / "LICENSE", folder / f"LICENSE-noto-sans-{script}")
        for weight in ("400", "700"):
            packed = package / f"files/noto-sans-{script}-{script}-{weight}-normal.woff2"
            unpack_font(packed, folder / f"noto-sans-{script}-{weight}.ttf")


def unpack_font(packed, target):
    unpack = [VENV / "bin" / "python", "-m", "fontTools.ttLib.woff2", "decompress", "-o", target, packed]
    result = subprocess.run(unpack, check=False, capture_output=True, text=True)
    if result.returncode:
        raise Refusal(f"The font {packed.name} could not be unpacked: {result.stderr.strip()[-1500:]}")


def install_node_packages():
    if MODULES.exists() and is_stamped(MODULES, "package.json"):
        return
    npm = npm_command()
    print("Installing the design system with npm", flush=True)
    options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional", "--loglevel=error"]
    result = subprocess.run(
        [*npm, *options], check=False, cwd=ROOT, env=node_environment(), capture_output=True, text=True
    )
    if result.returncode:
        refuse_download("The design system", result.stderr)
    stamp(MODULES, "package.json")


def npm_command():
    if not (shutil.which("npm") and shutil.which("node")):
        install_requirements("requirements-assets.txt")
        return [str(VENV / "bin" / "npm")]
    return ["npm"]


def node_environment():
    return os.environ | {"PATH": f"{os.environ.get('PATH', '')}:{VENV / 'bin'}"}


def run_node(arguments):
    node = shutil.which("node", path=node_environment()["PATH"])
    result = subprocess.run([node, *map(str, arguments)], check=False, capture_output=True, text=True)
    if result.returncode or "Deprecation" in result.stderr:
        raise Refusal(f"The style sheet could not be built: {(result.stderr or result.stdout).strip()[-1500:]}")


if __name__ == "__main__":
    main()

"""Two builds of one project at the same time."""

from pathlib import Path

from conftest import free_port, start_python

from generator.disk.turn import one_at_a_time


def test_a_second_build_says_that_it_waits_and_then_makes_the_site(casebook: Path) -> None:
    told: list[str] = []
    with one_at_a_time(casebook, lambda: told.append("held")):
        second = start_python(casebook, "-m", "generator", "build", "--no-zip", "--lang", "en")
        assert second.stderr is not None
        said = next(line for line in second.stderr if line.strip())
        waits = second.poll() is None and not (casebook / "site.new").exists()

    made, errors = second.communicate(timeout=120)

    assert (told, waits, second.returncode) == ([], True, 0), errors
    assert "Another build of this project is running" in said
    assert "cases x 2 languages" in made


def test_the_server_says_that_it_waits(casebook: Path) -> None:
    with one_at_a_time(casebook, lambda: None):
        server = start_python(casebook, "-m", "generator", "serve", "--port", str(free_port()))
        assert server.stdout is not None
        said = server.stdout.readline()
        server.kill()
    server.communicate()

    assert "別の作成が動いています" in said

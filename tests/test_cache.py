from pathlib import Path

from harness import cache


def test_the_environment_decides(monkeypatch, tmp_path):
    """HARNESS_CACHE wins over everything else."""
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "mine"))
    assert cache.cache_folder() == tmp_path / "mine"


def test_a_checkout_keeps_its_cache_to_itself(monkeypatch, tmp_path):
    """In a checkout the cache is the folder .harness, which git ignores."""
    monkeypatch.delenv("HARNESS_CACHE", raising=False)
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path / "harness")
    assert cache.cache_folder() == tmp_path / ".harness"


def test_an_installed_harness_uses_the_users_cache(monkeypatch, tmp_path):
    """Outside a checkout the cache is in XDG_CACHE_HOME, or in ~/.cache when that is unset or relative."""
    monkeypatch.delenv("HARNESS_CACHE", raising=False)
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path / "harness")
    monkeypatch.setattr(cache.os, "name", "posix")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache.cache_folder() == tmp_path / "xdg" / "journey-harness"
    for unusable in ("", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", unusable)
        assert cache.cache_folder() == Path.home() / ".cache" / "journey-harness"


def test_an_npm_package_counts_once_it_is_whole(monkeypatch, tmp_path):
    """A package's folder is returned only when its package.json is there."""
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path))
    folder = tmp_path / "npm" / "node_modules" / "axe-core"
    folder.mkdir(parents=True)
    assert cache.npm_package("axe-core") is None
    (folder / "package.json").write_text("{}")
    assert cache.npm_package("axe-core") == folder


def test_a_file_that_another_run_lets_go_meanwhile_is_no_trouble(tmp_path):
    """Two runs at once share the folder; each lets the oldest go, and neither fails over what the other took."""
    for number in range(4):
        (tmp_path / str(number)).touch()
        cache.os.utime(tmp_path / str(number), (number, number))
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")  # is listed, and is not there when it is looked at
    cache.keep_newest(tmp_path, 2)
    assert {path.name for path in tmp_path.iterdir()} == {"2", "3", "gone"}
    cache.keep_newest(tmp_path / "never-made", 2)

"""Batches: every file in one batch, in order, few batches however much there is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.discover import FoundFile
from flows.ingest.batches import LARGEST, SMALLEST, FileBatch, make_batches
from schemas import SuppliedMetadata


def _files(sizes: list[int]) -> list[FoundFile]:
    return [FoundFile(f"{number}.txt", f"{number:016x}", size, None) for number, size in enumerate(sizes)]


@given(st.lists(st.integers(0, 10**7), max_size=200), st.integers(0, 8))
def test_each_file_is_in_one_batch_and_in_order(sizes: list[int], workers: int) -> None:
    files = _files(sizes)
    batches = make_batches(files, workers)
    assert [file for batch in batches for file in batch.files] == files
    assert all(batch.files for batch in batches)
    assert all(sum(file.size for file in batch.files) <= LARGEST or len(batch.files) == 1 for batch in batches)


def test_a_file_comes_out_of_its_batch_as_it_went_in() -> None:
    told = SuppliedMetadata(published_on=date(2024, 3, 22))
    files = [FoundFile("a b/ü\udce9.txt", "0" * 16, 0, None), FoundFile("c.txt", "f" * 16, 2**40, told)]
    for some in (files, files[:1], files[1:]):
        batch = FileBatch("batch 1 of 1", some)
        assert list(batch.files) == some
        batch.clear()
        assert batch.files == ()


@pytest.mark.parametrize(("count", "most"), [(1_000, 6), (10_000, 30), (35_000, 80), (100_000, 190)])
def test_batches_are_few_however_much_there_is(count: int, most: int) -> None:
    assert len(make_batches(_files([2_500] * count), 2)) <= most


def test_batches_become_smaller_towards_the_end_so_that_nobody_waits_long_for_the_last() -> None:
    sizes = [sum(file.size for file in batch.files) for batch in make_batches(_files([2_500] * 10_000), 2)]
    assert sizes[:-1] == sorted(sizes[:-1], reverse=True)
    assert sizes[0] > LARGEST - 2_500
    assert max(sizes[-4:]) <= SMALLEST


def test_many_workers_all_have_something_to_do() -> None:
    assert len(make_batches(_files([2_500] * 35_000), 64)) >= 2 * 64


def test_two_workers_share_little_text() -> None:
    assert len(make_batches(_files([2_500] * 200), 2)) >= 4


def test_a_batch_is_called_by_its_place_and_its_articles() -> None:
    labels = [batch.label for batch in make_batches(_files([LARGEST, 10]), 0)]
    assert labels == ["batch 1 of 2 · 1 article", "batch 2 of 2 · 1 article"]


def test_a_batch_that_is_loaded_keeps_nothing() -> None:
    [batch] = make_batches(_files([10, 10]), 0)
    batch.clear()
    assert (batch.files, batch.articles, batch.extracted, batch.issues) == ((), [], [], [])

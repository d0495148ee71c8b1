"""Two small lists with things in common, and what a matcher would say of them, for tests of deciding."""

from __future__ import annotations

from pathlib import Path

from listmerge.config import Config
from listmerge.match.types import Cluster, Evidence, Match, Matching
from listmerge.pipeline import read_list
from listmerge.record import SourceList
from listmerge.text import Source

CARDIO = """\
# Heart recordings

## ECG

- [PTB-XL](https://example.org/ptb-xl) - 21,837 clinical ECGs of ten seconds, labelled by two cardiologists.
- [Sleep Rhythm Bank](https://example.org/srb) - Night-long ECG of 410 volunteers.
- [Harbour Monitor](https://example.org/harbour) - Bedside signals of one hospital, 2004 to 2012.
"""

SIGNALS = """\
# Signals

| Name | Description | Patients | Link |
| --- | --- | --- | --- |
| PTB XL ECG dataset | Twelve-lead ECGs with diagnoses | 18,885 | [Data](https://example.org/ptb-xl/) |
| SRB | Electrocardiograms recorded during sleep | 410 | [Data](https://example.org/srb2) |
| Harbour Monitor v2 | The same wards until 2019 | 9,300 | [Data](https://example.org/harbour/2) |
"""


def sample_lists() -> list[SourceList]:
    """The two lists, read."""
    config = Config(Path())
    return [read_list(Source(f"{n}.md", text), config, n) for n, text in (("cardio", CARDIO), ("signals", SIGNALS))]


def sample_matching() -> Matching:
    """One pair of each band and one more that waits for a person."""
    name = Evidence("name", "one is the other's acronym", 4.0)
    matches = (
        Match(
            "cardio/ptb-xl",
            "signals/ptb-xl-ecg-dataset",
            "same",
            "same",
            (Evidence("identifier", "same URL", 9.0), Evidence("name", "all words of one in the other", 3.5)),
        ),
        Match(
            "cardio/sleep-rhythm-bank",
            "signals/srb",
            "review",
            "same",
            (
                name,
                Evidence("number", "same count of people", 2.5),
                Evidence("identifier", "other URLs", -2.0),
            ),
        ),
        Match(
            "cardio/harbour-monitor",
            "signals/harbour-monitor-v2",
            "review",
            "version",
            (Evidence("name", "equal but for a version", 6.0), Evidence("version", "other versions", -3.0)),
        ),
        Match(
            "cardio/ptb-xl",
            "signals/srb",
            "kept-apart",
            "different",
            (Evidence("name", "nothing in common", -4.0),),
        ),
    )
    clusters = (
        Cluster("harbour-monitor", ("cardio/harbour-monitor",)),
        Cluster("harbour-monitor-v2", ("signals/harbour-monitor-v2",)),
        Cluster("ptb-xl", ("cardio/ptb-xl", "signals/ptb-xl-ecg-dataset")),
        Cluster("sleep-rhythm-bank", ("cardio/sleep-rhythm-bank",)),
        Cluster("srb", ("signals/srb",)),
    )
    return Matching(clusters, matches)

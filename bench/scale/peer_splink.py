"""One run of splink on DuckDB over the same rows: `python peer_splink.py IN.jsonl OUT.npy [THRESHOLD…]`.

Set up as its documentation advises for such data: names and addresses are brought to one form in SQL, a comparison for
each column with adjustments for frequent values, blocking on exact name, exact address, and the beginning of the name
with a rare word of the description, u from random pairs, m by expectation maximisation. No labels are used. run.py
times it with one threshold, and takes its quality at the best of several, by the truth: a favour not done to listmerge.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb
import numpy as np
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

_PREPARE = r"""
create table rows as
select row_number() over () - 1 as unique_id, list,
  nullif(regexp_replace(regexp_replace(lower(name),
    '\(.*\)|\bv\d[\d.]*$|^the | (dataset|project|database|data|program)$', '', 'g'), '[^\w]', '', 'g'), '') as name_key,
  nullif(regexp_replace(regexp_replace(lower(url),
    '^https?://(www\.)?|[?#].*$|/index\.html$|/(tree|blob)/.*$|\.git$|/$', '', 'g'), '/$', ''), '') as address,
  nullif(lower(description), '') as description,
  list_filter(string_split_regex(lower(description), '[^\w]+'), lambda w: length(w) > 3) as words
from read_json(?, format = 'newline_delimited',
  columns = {list: 'varchar', name: 'varchar', url: 'varchar', description: 'varchar'})
"""


def main() -> None:
    """Link, and save the clusters of each threshold."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    thresholds = [float(t) for t in sys.argv[3:]] or [0.99]
    connection = duckdb.connect()
    connection.execute("set threads to 2")
    connection.execute(_PREPARE, [str(source)])
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name_key", [0.97, 0.9]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("address").configure(term_frequency_adjustments=True),
            cl.ArrayIntersectAtSizes("words", [6, 4, 2]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("name_key"),
            block_on("address"),
            block_on("substr(name_key, 1, 6)", "words[1]"),
            block_on("substr(name_key, 1, 6)", "words[2]"),
        ],
    )
    api = DuckDBAPI(connection)
    table = api.register("rows")
    linker = Linker(table, settings)
    linker.training.estimate_probability_two_random_records_match([block_on("name_key", "address")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name_key"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("address"))
    pairs = linker.inference.predict(threshold_match_probability=min(thresholds))
    homes = []
    for threshold in thresholds:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold)
        frame = clusters.as_pandas_dataframe().sort_values("unique_id")
        homes.append(np.unique(frame["cluster_id"], return_inverse=True)[1])
    np.save(out, np.array(homes))
    count = connection.execute(f"select count(*) from {pairs.physical_name}").fetchone()
    print(json.dumps({"scored above the threshold per record": (count[0] if count else 0) / len(homes[0])}))


if __name__ == "__main__":
    main()

-- Set-up for Spark: the records, from every file whose name fits.
CREATE OR REPLACE TEMPORARY VIEW records (
  format STRING, version DOUBLE,
  content_version STRING, rules_version STRING, content_hash STRING,
  programme STRING, wave INT, period STRING, lead_form BOOLEAN,
  profile MAP<STRING, STRING>, answers MAP<STRING, STRING>, sure MAP<STRING, INT>,
  burden MAP<STRING, STRING>, receipt STRING
) USING json OPTIONS (path 'records/*.jsonl');

-- The round to count: the `wave` of its records, here of those that name none. Each round is counted by itself.
CREATE OR REPLACE TEMPORARY VIEW counted_round AS SELECT CAST(NULL AS INT) AS wave;

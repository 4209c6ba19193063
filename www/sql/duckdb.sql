-- Set-up for DuckDB: the records, from every file whose name fits.
CREATE OR REPLACE TEMPORARY TABLE records AS
SELECT * FROM read_json('records/*.jsonl', format = 'newline_delimited', columns = {
  format: 'VARCHAR', version: 'DOUBLE',
  content_version: 'VARCHAR', rules_version: 'VARCHAR', content_hash: 'VARCHAR',
  programme: 'VARCHAR', wave: 'INTEGER', period: 'VARCHAR', lead_form: 'BOOLEAN',
  profile: 'MAP(VARCHAR, VARCHAR)', answers: 'MAP(VARCHAR, VARCHAR)', sure: 'MAP(VARCHAR, INTEGER)',
  burden: 'MAP(VARCHAR, VARCHAR)', receipt: 'VARCHAR'
});

-- The round to count: the `wave` of its records, here of those that name none. Each round is counted by itself.
CREATE OR REPLACE TEMPORARY VIEW counted_round AS SELECT CAST(NULL AS INT) AS wave;

-- The counts of a cohort: what `psp collate` counts, as a table in the form that `psp collate --tally` reads.
--
-- Runs unchanged in DuckDB and in Spark. Needs two things first, in this order:
--   records, counted_round   the export records, one row each, and the round to count: duckdb.sql or spark.sql
--   questions, choices, …    the questions, points and rules: questions.sql, which comes with the site
-- The last statement is the table. README.md says how to run it all.
--
-- The rules are those of the content design, sections 3.3 (hours) and 4 (points, bands, key points). Their numbers
-- come from questions.sql. Two small numbers recur: binary fractions stand a little beside decimal ones, so what is
-- within 1e-9 of a line stands on it, and ratios are rounded to nine decimals before they are held against one.

-- The records of this very edition, but those of the programme `test`, with how often each receipt came.
CREATE OR REPLACE TEMPORARY VIEW received AS
SELECT r.*, count(*) OVER (PARTITION BY r.receipt) AS times
FROM records AS r
JOIN edition AS e
  ON r.content_version = e.content_version
  AND r.rules_version = e.rules_version
  AND r.content_hash = e.content_hash
WHERE r.format = 'psp-self-assessment/export' AND r.version = 1 AND coalesce(r.programme, '') <> 'test';

-- Each receipt counts once. Where records with one receipt differ, the first of them by what it says counts: by its
-- programme, wave, period and form, and then by its answers in the order of the questions.
CREATE OR REPLACE TEMPORARY VIEW sent_again AS
SELECT
  receipt, copy, programme, wave, period, lead_form,
  any_value(profile) AS profile, any_value(answers) AS answers, any_value(sure) AS sure, any_value(burden) AS burden,
  array_sort(array_agg(said)) AS says
FROM (
  SELECT
    r.*,
    q.place || c.place || coalesce(CASE WHEN q.asks = 'knowledge' THEN CAST(r.sure[q.question] + 1 AS STRING) END, '0') AS said
  FROM (
    SELECT *, row_number() OVER (PARTITION BY receipt ORDER BY programme, wave, period, lead_form) AS copy
    FROM received
    WHERE times > 1
  ) AS r
  CROSS JOIN questions AS q
  JOIN choices AS c
    ON c.measure = q.measure
    AND c.value = coalesce(
      CASE q.part
        WHEN 'profile' THEN r.profile[q.question]
        WHEN 'answers' THEN r.answers[q.question]
        ELSE r.burden[q.question]
      END,
      'skip'
    )
) AS repeated
GROUP BY receipt, copy, programme, wave, period, lead_form;

-- Who is counted: everybody of the round, with the groups they are in. A round is a cohort of its own.
CREATE OR REPLACE TEMPORARY VIEW counted AS
SELECT
  o.receipt,
  coalesce(o.programme, '') AS programme,
  CASE WHEN o.lead_form THEN 'lead' ELSE 'partner' END AS form,
  coalesce(o.profile['PF1'], 'skip') AS PF1,
  coalesce(o.profile['PF2'], 'skip') AS PF2,
  o.profile, o.answers, o.sure, o.burden
FROM (
  SELECT receipt, programme, wave, lead_form, profile, answers, sure, burden
  FROM received
  WHERE times = 1
  UNION ALL
  SELECT receipt, programme, wave, lead_form, profile, answers, sure, burden
  FROM (
    SELECT
      s.*,
      row_number() OVER (
        PARTITION BY receipt
        ORDER BY programme NULLS FIRST, wave NULLS FIRST, period NULLS FIRST, lead_form, says
      ) AS rank
    FROM sent_again AS s
  ) AS ranked
  WHERE rank = 1
) AS o
JOIN counted_round AS r ON o.wave IS NOT DISTINCT FROM r.wave;

-- Every question to everybody, with what was answered: `skip` where nothing was.
CREATE OR REPLACE TEMPORARY VIEW given AS
SELECT
  c.receipt, c.programme, c.form, c.PF1, c.PF2,
  q.measure, q.asks, q.topic, q.weight,
  coalesce(
    CASE q.part
      WHEN 'profile' THEN c.profile[q.question]
      WHEN 'answers' THEN c.answers[q.question]
      ELSE c.burden[q.question]
    END,
    'skip'
  ) AS value,
  CASE WHEN q.asks = 'knowledge' THEN c.sure[q.question] END AS sure
FROM counted AS c
CROSS JOIN questions AS q;

-- The hours and the size of the service, in one row for each person.
CREATE OR REPLACE TEMPORARY VIEW hours AS
SELECT
  g.receipt, g.form, g.PF1, g.PF2,
  count(CASE WHEN g.asks IN ('task', 'available') AND g.value <> 'skip' THEN 1 END) AS hours_answered,
  count(CASE WHEN g.asks IN ('period', 'people', 'funding') AND g.value <> 'skip' THEN 1 END) AS size_answered,
  count(CASE WHEN g.asks = 'task' AND c.low IS NULL THEN 1 END) AS tasks_not_known,
  coalesce(sum(CASE WHEN g.asks = 'task' THEN c.low + c.high END), 0e0) / 2e0 AS asked,
  max(CASE WHEN g.asks = 'available' THEN c.low + c.high END) / 2e0 AS available,
  max(CASE WHEN g.asks = 'period' THEN c.amount END) AS months,
  max(CASE WHEN g.asks = 'people' THEN c.amount END) AS people,
  max(CASE WHEN g.asks = 'funding' THEN c.amount END) AS funding
FROM given AS g
JOIN choices AS c ON c.measure = g.measure AND c.value = g.value
WHERE g.asks IN ('task', 'available', 'period', 'people', 'funding')
GROUP BY g.receipt, g.form, g.PF1, g.PF2;

-- Hours asked for each hour available, hours a month, and the class of the service's size. A sum over hours of which
-- two tasks or more are not known is none.
CREATE OR REPLACE TEMPORARY VIEW ratios AS
SELECT
  h.*,
  CASE WHEN tasks_not_known < 2 AND available > 0e0 THEN asked / available END AS ratio,
  CASE WHEN tasks_not_known < 2 AND available > 0e0 THEN floor(asked / available * 1e9 + 0.5e0) / 1e9 END AS rounded_ratio,
  CASE WHEN tasks_not_known < 2 THEN floor(asked / months * 1e9 + 0.5e0) / 1e9 END AS hours_per_month,
  CASE
    WHEN people IS NOT NULL AND funding IS NOT NULL THEN (people + funding) / 2e0
    ELSE coalesce(people, funding)
  END AS size_class
FROM hours AS h;

-- How the hours compare (PRO-Q1) and how far the effort is above the size (PRO-Q2). With one task not known, the sums
-- are a floor: they tell something only where they are over the line already.
CREATE OR REPLACE TEMPORARY VIEW compared AS
SELECT
  s.receipt, s.form, s.PF1, s.PF2, s.ratio, s.rounded_ratio, s.size_class,
  CASE
    WHEN s.hours_answered = 0 THEN 'skipped'
    WHEN s.tasks_not_known >= 2 OR s.available IS NULL THEN 'not-known'
    WHEN s.available = 0e0 AND s.asked > 0e0 THEN 'none-set-aside'
    WHEN s.available = 0e0 THEN 'not-known'
    WHEN s.tasks_not_known = 1 AND s.rounded_ratio <= r.fits_ratio THEN 'not-known'
    ELSE 'ratio'
  END AS hours_state,
  CASE
    WHEN s.hours_answered = 0 AND s.size_answered = 0 THEN 'skipped'
    WHEN s.hours_per_month IS NULL OR s.size_class IS NULL THEN 'not-known'
    WHEN s.tasks_not_known = 0 OR s.effort > s.size_class THEN 'points'
    ELSE 'not-known'
  END AS size_state,
  s.effort - s.size_class AS above_size
FROM (
  SELECT
    ratios.*,
    1e0
      + CASE WHEN hours_per_month >= effort_2 THEN 1e0 ELSE 0e0 END
      + CASE WHEN hours_per_month >= effort_3 THEN 1e0 ELSE 0e0 END
      + CASE WHEN hours_per_month >= effort_4 THEN 1e0 ELSE 0e0 END AS effort
  FROM ratios
  CROSS JOIN rules
) AS s
CROSS JOIN rules AS r;

-- What counts in a score: the answers that weigh, and the two items that come of the hours. An answer without points
-- is not known or was skipped; one that does not apply weighs nothing.
CREATE OR REPLACE TEMPORARY VIEW parts AS
SELECT g.receipt, g.form, g.PF1, g.PF2, g.topic, g.weight, c.applies, c.points, c.holds_back
FROM given AS g
JOIN choices AS c ON c.measure = g.measure AND c.value = g.value
WHERE g.weight IS NOT NULL
UNION ALL
SELECT
  h.receipt, h.form, h.PF1, h.PF2, i.topic, i.weight, TRUE,
  CASE
    WHEN i.item = 'hours' AND h.hours_state = 'none-set-aside' THEN 0e0
    WHEN i.item = 'hours' AND h.hours_state = 'ratio' THEN floor(
      least(greatest(100e0 * (r.no_points_ratio - h.rounded_ratio) / (r.no_points_ratio - r.full_points_ratio), 0e0), 100e0)
      * 1e9 + 0.5e0
    ) / 1e9
    WHEN i.item = 'size' AND h.size_state = 'points'
      THEN greatest(100e0 - r.points_per_class * greatest(h.above_size, 0e0), 0e0)
  END,
  i.is_key_point
    AND (h.hours_state = 'none-set-aside' OR (h.hours_state = 'ratio' AND h.rounded_ratio > r.well_over_ratio))
FROM compared AS h
CROSS JOIN hours_items AS i
CROSS JOIN rules AS r;

-- The score of each topic, if enough is known, and its band. The top band needs more to be known and no key point open.
CREATE OR REPLACE TEMPORARY VIEW scores AS
SELECT
  receipt, form, PF1, PF2, topic,
  CASE
    WHEN score IS NULL THEN 'none'
    WHEN score + 1e-9 >= from_b3 AND held_back = 0 AND known_share + 1e-9 >= top_band_known_share THEN 'b3'
    WHEN score + 1e-9 >= from_b2 THEN 'b2'
    ELSE 'b1'
  END AS band,
  -- Both engines pass over a NULL among the arguments of `least`.
  CASE WHEN score IS NOT NULL THEN CAST(least(floor(score * 10e0 + 1e-6), 1000e0) AS INT) END AS tenths
FROM (
  SELECT
    sums.*, rules.*,
    known / applicable AS known_share,
    CASE
      WHEN known / applicable + 1e-9 >= min_known_share AND known + 1e-9 >= min_known_weight THEN points / known
    END AS score
  FROM (
    SELECT
      receipt, form, PF1, PF2, topic,
      -- Nothing that applies is nothing to divide by.
      nullif(sum(CASE WHEN applies THEN weight ELSE 0e0 END), 0e0) AS applicable,
      nullif(sum(CASE WHEN points IS NOT NULL THEN weight ELSE 0e0 END), 0e0) AS known,
      sum(weight * points) AS points,
      max(CASE WHEN holds_back THEN 1 ELSE 0 END) AS held_back
    FROM parts
    GROUP BY receipt, form, PF1, PF2, topic
  ) AS sums
  CROSS JOIN rules
) AS scored;

-- Counts of the answers: of everybody (`*`), and of the partners of each programme.
CREATE OR REPLACE TEMPORARY VIEW answer_counts AS
SELECT
  CASE WHEN everybody = 1 THEN '*' ELSE programme END AS programme,
  form,
  CASE WHEN everybody = 1 THEN PF1 ELSE '*' END AS PF1,
  CASE WHEN everybody = 1 THEN PF2 ELSE '*' END AS PF2,
  measure, value, count
FROM (
  SELECT programme, form, PF1, PF2, measure, value, grouping(programme) AS everybody, count(*) AS count
  FROM given
  GROUP BY GROUPING SETS ((form, PF1, PF2, measure, value), (programme, form, measure, value))
) AS sets
WHERE everybody = 1 OR form = 'partner';

-- Counts of the records: of everybody, and of each programme.
CREATE OR REPLACE TEMPORARY VIEW record_counts AS
SELECT
  CASE WHEN everybody = 1 THEN '*' ELSE programme END AS programme,
  form,
  CASE WHEN everybody = 1 THEN PF1 ELSE '*' END AS PF1,
  CASE WHEN everybody = 1 THEN PF2 ELSE '*' END AS PF2,
  'records' AS measure, 'all' AS value, count
FROM (
  SELECT programme, form, PF1, PF2, grouping(programme) AS everybody, count(*) AS count
  FROM counted
  GROUP BY GROUPING SETS ((form, PF1, PF2), (programme, form))
) AS sets;

-- Counts of what is worked out for each person, by group.
CREATE OR REPLACE TEMPORARY VIEW score_counts AS
SELECT '*' AS programme, form, PF1, PF2, measure, value, count(*) AS count
FROM (
  SELECT g.form, g.PF1, g.PF2, 'sure-and-wrong:' || g.measure AS measure, g.value
  FROM given AS g
  JOIN choices AS c ON c.measure = g.measure AND c.value = g.value
  WHERE g.sure = 1 AND c.is_option
  UNION ALL
  SELECT
    s.form, s.PF1, s.PF2, m.name || ':' || s.topic,
    CASE m.name
      WHEN 'band' THEN s.band
      ELSE CAST(CAST(floor(s.tenths / 10e0) AS INT) AS STRING)
        || CASE WHEN s.tenths % 10 = 0 THEN '' ELSE '.' || CAST(s.tenths % 10 AS STRING) END
        || CASE WHEN s.band = 'b2' AND s.tenths >= r.from_b3 * 10e0 THEN 'capped' ELSE '' END
    END
  FROM scores AS s
  CROSS JOIN rules AS r
  JOIN (VALUES ('band'), ('score')) AS m (name) ON m.name = 'band' OR s.tenths IS NOT NULL
  UNION ALL
  SELECT
    h.form, h.PF1, h.PF2, m.name,
    CASE m.name
      WHEN 'hours' THEN CASE h.hours_state WHEN 'ratio' THEN f.value ELSE h.hours_state END
      WHEN 'effort-and-size' THEN h.size_state
      ELSE CASE WHEN h.size_class IS NULL THEN 'not-known' WHEN h.size_class <= r.small THEN 'small' ELSE 'larger' END
        || CASE
          WHEN h.hours_state = 'none-set-aside' OR (h.hours_state = 'ratio' AND f.strained) THEN ':strained'
          WHEN h.hours_state = 'ratio' THEN ':other'
          ELSE ':cannot-say'
        END
    END
  FROM compared AS h
  CROSS JOIN rules AS r
  LEFT JOIN ratio_ranges AS f ON h.ratio > f.above + 1e-9 AND h.ratio <= f.up_to + 1e-9
  CROSS JOIN (VALUES ('hours'), ('hours-by-size'), ('effort-and-size')) AS m (name)
) AS worked_out
GROUP BY form, PF1, PF2, measure, value;

-- Counts of answers by the rest of a person's answers. Each knowledge item by how many of the others are right, of
-- those who answered all of them. Each self-report by the mean points of the others of its topic, to the nearest 5,
-- half up, if enough of them have points: points are whole numbers, so the sums are exact, and the quotient of two whole
-- numbers falls on no wrong side of another. The four self-reports on roles, of those who chose a step in each.
CREATE OR REPLACE TEMPORARY VIEW rest_counts AS
SELECT '*' AS programme, form, PF1, PF2, measure, value, count(*) AS count
FROM (
  SELECT
    k.form, k.PF1, k.PF2, 'right-by-rest:' || k.measure AS measure,
    CASE WHEN k.is_best THEN 'right:' || CAST(k.best - 1 AS STRING) ELSE 'wrong:' || CAST(k.best AS STRING) END AS value
  FROM (
    SELECT
      g.form, g.PF1, g.PF2, g.measure, c.is_best,
      count(CASE WHEN c.is_best THEN 1 END) OVER (PARTITION BY g.receipt) AS best,
      count(CASE WHEN g.value = 'skip' THEN 1 END) OVER (PARTITION BY g.receipt) AS skipped
    FROM given AS g
    JOIN choices AS c ON c.measure = g.measure AND c.value = g.value
    WHERE g.asks = 'knowledge'
  ) AS k
  WHERE k.skipped = 0
  UNION ALL
  SELECT
    s.form, s.PF1, s.PF2, 'points-by-rest:' || s.measure,
    s.value || ':' || CAST(5 * CAST(floor((2e0 * (s.points_in_all - s.points) + 5e0 * s.others) / (10e0 * s.others)) AS INT) AS STRING)
  FROM (
    SELECT
      g.form, g.PF1, g.PF2, g.measure, g.value, c.points, r.others_needed,
      sum(c.points) OVER (PARTITION BY g.receipt, r.topic) AS points_in_all,
      count(c.points) OVER (PARTITION BY g.receipt, r.topic) - 1 AS others
    FROM given AS g
    JOIN reports AS r ON r.measure = g.measure
    -- What is no option has no points here.
    JOIN choices AS c ON c.measure = g.measure AND c.value = g.value AND c.is_option
  ) AS s
  WHERE s.points IS NOT NULL AND s.others >= s.others_needed
  UNION ALL
  SELECT
    g.form, g.PF1, g.PF2, 'roles-together',
    max(CASE WHEN r.place = '00' THEN g.value END)
      || '-' || max(CASE WHEN r.place = '01' THEN g.value END)
      || '-' || max(CASE WHEN r.place = '02' THEN g.value END)
      || '-' || max(CASE WHEN r.place = '03' THEN g.value END)
  FROM given AS g
  JOIN roles_together AS r ON r.measure = g.measure
  JOIN choices AS c ON c.measure = g.measure AND c.value = g.value AND c.is_option
  GROUP BY g.receipt, g.form, g.PF1, g.PF2
  HAVING count(*) = 4
) AS by_the_rest
GROUP BY form, PF1, PF2, measure, value;

SELECT programme, form, PF1, PF2, measure, value, count FROM record_counts
UNION ALL
SELECT programme, form, PF1, PF2, measure, value, count FROM answer_counts
UNION ALL
SELECT programme, form, PF1, PF2, measure, value, count FROM score_counts
UNION ALL
SELECT programme, form, PF1, PF2, measure, value, count FROM rest_counts;

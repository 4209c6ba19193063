//! The funder's page: files in, a picture of many out, nothing to anybody.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use browsers::driver::Settings;
use browsers::site::{Policy, Site};
use browsers::vectors::vector;
use browsers::{Page, Result, Stage, axe, in_both_browsers, in_chromium, journey, wait};
use serde_json::{Map, Value, json};
use xtask::project;

in_both_browsers!(
    the_whole_way_from_five_partners_to_their_funder,
    the_page_shows_what_the_tool_shows,
    a_spreadsheet_does_not_bury_what_else_was_refused,
    the_audience_comes_before_any_figure,
    for_the_public_there_is_less,
    too_few_records_show_nothing,
    a_ledger_holds_figures_until_enough_is_new,
    records_taken_back_are_left_out_as_the_tool_leaves_them_out,
    nothing_is_read_before_the_list_of_receipts_is_right,
    a_number_that_is_none_is_named_and_not_the_audience,
    reading_can_be_cancelled_and_begun_anew,
    axe_finds_nothing_before_and_after,
    it_fits_a_small_phone,
    by_keyboard_alone,
);

mod in_chromium_alone {
    use super::*;
    in_chromium!(
        a_folder_is_dropped,
        #[ignore = "prints figures, and takes its time"]
        a_hundred_thousand_records,
        #[ignore = "makes pictures"]
        pictures,
    );
    use super::{a_folder_is_dropped, a_hundred_thousand_records, pictures};
}

/// Records that the tool has made of the answers of people, kept for every version there was.
const PEOPLE: [&str; 5] = [
    include_str!("../../records/v1/0.1.0/export/vector-1.json"),
    include_str!("../../records/v1/0.1.0/export/vector-2.json"),
    include_str!("../../records/v1/0.1.0/export/vector-3.json"),
    include_str!("../../records/v1/0.1.0/export/vector-4.json"),
    include_str!("../../records/v1/0.1.0/export/vector-5.json"),
];

/// What people send by mistake.
const BROKEN: [(&str, &str); 3] = [
    ("cut-off.json", "{ \"format\": \"psp-self-assessment/export\", \"version\": 1,"),
    ("letter.json", "Dear funder, please find attached"),
    ("answers.json", include_str!("../../records/v1/0.1.0/answers/vector-1.json")),
];

/// People who each answer every question as one of the five did.
struct Crowd {
    people: Vec<Value>,
    dice: fastrand::Rng,
    made: u64,
}

impl Crowd {
    fn new(seed: u64) -> Result<Self> {
        let people = PEOPLE.iter().map(|text| Ok(serde_json::from_str(text)?)).collect::<Result<_>>()?;
        Ok(Self { people, dice: fastrand::Rng::with_seed(seed), made: 0 })
    }

    fn record(&mut self) -> Value {
        let mut record = self.people[0].clone();
        for part in ["profile", "answers", "burden"] {
            let mut mixed = Map::new();
            let every = self.people.iter().filter_map(|person| person[part].as_object());
            let keys: Vec<String> = every.flat_map(Map::keys).cloned().collect();
            for key in keys {
                let said = &self.people[self.dice.usize(..self.people.len())][part][&key];
                if !said.is_null() {
                    mixed.insert(key, said.clone());
                }
            }
            record[part] = Value::Object(mixed);
        }
        record["sure"] = json!({});
        record["lead_form"] = json!(false);
        record["programme"] = json!(format!("psp-{}", self.dice.u8(1..=6)));
        record["wave"] = json!(1);
        self.made += 1;
        let receipt: String = (0..13).map(|_| self.dice.alphanumeric()).collect();
        record["receipt"] = json!(format!("{receipt}{:09}", self.made));
        record
    }

    fn files(&mut self, people: usize) -> Vec<(String, String)> {
        (0..people).map(|at| (format!("made-up-{at:02}.json"), self.record().to_string())).collect()
    }
}

/// What the five, sixty made-up ones and three broken ones make together.
fn everybody() -> Result<Vec<(String, String)>> {
    let mut files = Crowd::new(7)?.files(60);
    files.extend(
        PEOPLE.iter().enumerate().map(|(at, text)| (format!("person-{at}.json"), (*text).to_owned())),
    );
    files.extend(BROKEN.map(|(name, text)| (name.to_owned(), text.to_owned())));
    Ok(files)
}

/// And another round of sixty.
fn two_rounds() -> Result<Vec<(String, String)>> {
    let mut files = everybody()?;
    let later = Crowd::new(8)?.files(60).into_iter();
    files.extend(
        later.map(|(name, text)| (format!("later-{name}"), text.replace(r#""wave":1"#, r#""wave":2"#))),
    );
    Ok(files)
}

async fn open(stage: &mut Stage) -> Result<Page> {
    // A server that states the whole policy would have to name the page's one Trusted Types policy.
    stage.site = Site::as_built(Policy::Page)?;
    let page = stage.start().await?;
    page.web.goto(stage.site.address("collate.html")).await?;
    page.script::<()>(
        "window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.blockedURI));",
        vec![],
    )
    .await?;
    page.wait_until("document.documentElement.dataset.collate === 'ready'").await?;
    Ok(page)
}

async fn text(page: &Page, selector: &str) -> Result<String> {
    page.script(
        "return tidy([...document.querySelectorAll(arguments[0])].filter(shown).map((e) => e.textContent).join(' '));",
        vec![json!(selector)],
    )
    .await
}

async fn choose_audience(page: &Page, audience: &str) -> Result {
    page.choose("audience", audience).await?;
    Ok(())
}

/// Drops files on the page.
async fn drop_files(page: &Page, files: &[(String, String)]) -> Result {
    let body = "
        const transfer = new DataTransfer();
        for (const [name, text] of arguments[0]) transfer.items.add(new File([text], name));
        const target = document.querySelector('#drop');
        for (const kind of ['dragover', 'drop']) {
            target.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }";
    page.script(body, vec![json!(files)]).await
}

async fn drawn(page: &Page) -> Result {
    page.wait_until("document.querySelector('#report').dataset.drawn === 'yes'").await
}

fn put(folder: &Path, files: &[(String, String)]) -> Result<PathBuf> {
    let inside = folder.join("records");
    fs::create_dir_all(&inside)?;
    for (name, text) in files {
        fs::write(inside.join(name), text)?;
    }
    Ok(inside)
}

/// What `psp collate` writes of a folder of records.
fn collated(folder: &Path, more: &[&str]) -> Result<String> {
    let mut tool = project::cargo();
    tool.args(["run", "--quiet", "--release", "--bin", "psp", "--", "collate"]).arg(folder).args(more);
    let output = tool.output().context("psp collate")?;
    ensure!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

async fn downloaded(stage: &Stage, name: &str) -> Result<Vec<u8>> {
    let path = stage.home.downloads().join(name);
    wait::until("a download", async || {
        let others = fs::read_dir(stage.home.downloads())?.count();
        let there = path.metadata().is_ok_and(|file| file.len() > 0) && others == 1;
        if !there {
            return Ok(None);
        }
        let content = fs::read(&path)?;
        fs::remove_file(&path)?;
        Ok(Some(content))
    })
    .await
}

/// Presses what `id` names, as a person does: browsers give no second download to a script.
async fn press(page: &Page, id: &str) -> Result {
    let body = "
        const found = document.querySelector(arguments[0]);
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        return found;";
    page.element(body, vec![json!(id)]).await?.context("something to press")?.click().await?;
    Ok(())
}

/// Every element within what `selector` finds, each with its attributes and own text.
async fn elements(page: &Page, selector: &str) -> Result<Vec<String>> {
    let body = "
        return [...document.querySelectorAll(`${arguments[0]} *`)].map((element) =>
            element.localName + [...element.attributes].map(({ name, value }) => ` ${name}=${value}`).sort().join('')
            + '|' + [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join(''));";
    page.script(body, vec![json!(selector)]).await
}

/// Five people take the check, each download their record, and give it to their funder, who drops it on the page
/// with sixty others and three files that are no records.
async fn the_whole_way_from_five_partners_to_their_funder(stage: &mut Stage) -> Result {
    stage.site = Site::as_built(Policy::Page)?;
    let page = stage.start().await?;
    let mut files = Vec::new();
    for name in ["V1", "V2", "V3", "V4", "V5"] {
        page.open(&stage.site.address("index.html?programme=demo&wave=1&period=2026-Q4&storage=none"))
            .await?;
        journey::to_results(&page, &vector(name)?.answers).await?;
        page.press("Look at the record first").await?;
        page.wait_until("everywhere('[data-receipt]').length === 1").await?;
        page.press("Download the record").await?;
        let record = downloaded(stage, "psp-self-assessment-export.json").await?;
        files.push((format!("{name}.json"), String::from_utf8(record)?));
    }
    files.extend(Crowd::new(8)?.files(60));
    files.extend(BROKEN.map(|(name, text)| (name.to_owned(), text.to_owned())));

    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    drop_files(&page, &files).await?;
    drawn(&page).await?;
    let read = text(&page, "#read-said").await?;
    ensure!(read.starts_with("65 records count; 3 places were not read"), "{read}");
    press(&page, "#figures").await?;
    let figures = String::from_utf8(downloaded(stage, "figures.csv").await?)?;
    let folder = put(stage.home.folder(), &files)?;
    assert_eq!(figures, collated(&folder, &["--audience", "team", "--format", "csv"])?);
    Ok(())
}

async fn a_spreadsheet_does_not_bury_what_else_was_refused(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    let mut files = everybody()?;
    files.push(("partners.csv".into(), "name,organisation\n".repeat(40)));
    drop_files(&page, &files).await?;
    drawn(&page).await?;
    let lines: Vec<String> = page
        .script(
            "return [...document.querySelectorAll('#refused-list li')].map((li) => li.textContent);",
            vec![],
        )
        .await?;
    for (name, _) in BROKEN {
        ensure!(lines.iter().any(|line| line.starts_with(name)), "{name} in {lines:?}");
    }
    let spreadsheet: Vec<&String> = lines.iter().filter(|line| line.starts_with("partners.csv")).collect();
    ensure!(
        spreadsheet.len() == 4 && spreadsheet[3] == "partners.csv: and 37 more places.",
        "{spreadsheet:?}"
    );
    Ok(())
}

async fn the_page_shows_what_the_tool_shows(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    let loaded = stage.site.settled().await?;
    choose_audience(&page, "team").await?;
    let files = everybody()?;
    drop_files(&page, &files).await?;
    drawn(&page).await?;

    let read = text(&page, "#read-said").await?;
    ensure!(read.starts_with("65 records count"), "{read}");
    let refused = text(&page, "#refused-list").await?;
    for (name, _) in BROKEN {
        ensure!(refused.contains(&format!("{name}, line 1: ")), "{name} in {refused}");
    }
    ensure!(refused.contains("expected") && refused.contains("found"), "{refused}");

    let folder = put(stage.home.folder(), &files)?;
    press(&page, "#figures").await?;
    let figures = String::from_utf8(downloaded(stage, "figures.csv").await?)?;
    assert_eq!(figures, collated(&folder, &["--audience", "team", "--format", "csv"])?);

    let tables: u32 =
        page.script("return document.querySelectorAll('#report table').length;", vec![]).await?;
    ensure!(tables > 3, "pictures have tables: {tables}");
    let drawn = elements(&page, "#report").await?;

    press(&page, "#archive").await?;
    let archive = downloaded(stage, "psp-cohort.zip").await?;
    ensure!(
        archive.starts_with(b"PK") && contains(&archive, figures.as_bytes()),
        "the figures are in the archive"
    );
    for name in ["datapackage.json", "codebook.csv", "index.html", "tables.json"] {
        ensure!(contains(&archive, name.as_bytes()), "{name} is in the archive");
    }
    assert_eq!(page.script::<Vec<String>>("return window.violations;", vec![]).await?, [""; 0]);
    assert_eq!(stage.site.settled().await?, loaded, "nothing is asked of any server");

    // The report itself, element by element: what the page has drawn is what the tool's file holds.
    let report = stage.home.folder().join("report.html");
    fs::write(&report, collated(&folder, &["--audience", "team", "--format", "html"])?)?;
    page.web.goto(format!("file://{}", report.display())).await?;
    let told = elements(&page, "main > .cohort").await?;
    ensure!(told.len() > 200, "a whole report: {} elements", told.len());
    for (one, other) in drawn.iter().zip(&told) {
        assert_eq!(one, other);
    }
    assert_eq!(drawn.len(), told.len());
    Ok(())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

async fn the_audience_comes_before_any_figure(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    drop_files(&page, &Crowd::new(1)?.files(20)).await?;
    page.wait_until("shown(document.querySelector('#audience-error'))").await?;
    assert_eq!(text(&page, "#report").await?, "");
    choose_audience(&page, "team").await?;
    drawn(&page).await?;
    ensure!(text(&page, "#report").await?.contains("Do not publish"), "the audience stands in the report");
    Ok(())
}

async fn for_the_public_there_is_less(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "public").await?;
    let files = everybody()?;
    drop_files(&page, &files).await?;
    drawn(&page).await?;
    let folder = put(stage.home.folder(), &files)?;
    press(&page, "#figures").await?;
    let figures = String::from_utf8(downloaded(stage, "figures.csv").await?)?;
    assert_eq!(figures, collated(&folder, &["--audience", "public", "--format", "csv"])?);
    ensure!(!text(&page, "#report").await?.contains("Do not publish"), "it may be published");
    Ok(())
}

async fn too_few_records_show_nothing(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    drop_files(&page, &Crowd::new(2)?.files(4)).await?;
    drawn(&page).await?;
    let report = text(&page, "#report").await?;
    ensure!(report.contains("Nothing is shown"), "{report}");
    assert_eq!(
        page.script::<u32>("return document.querySelectorAll('#report svg .c-tick').length;", vec![]).await?,
        0
    );
    Ok(())
}

async fn a_ledger_holds_figures_until_enough_is_new(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    let files = Crowd::new(3)?.files(24);
    drop_files(&page, &files[..20]).await?;
    drawn(&page).await?;
    press(&page, "#figures").await?;
    let first = downloaded(stage, "figures.csv").await?;
    press(&page, "#keep").await?;
    let ledger = downloaded(stage, "psp-cohort-ledger.json").await?;

    press(&page, "#over").await?;
    assert_eq!(text(&page, "#report").await?, "");
    choose_audience(&page, "team").await?;
    let kept = stage.home.folder().join("ledger.json");
    fs::write(&kept, ledger)?;
    let field =
        page.element("return document.querySelector('#ledger');", vec![]).await?.context("a field")?;
    page.script::<()>("document.querySelector('#options').open = true;", vec![]).await?;
    field.send_keys(kept.to_str().context("a path")?).await?;
    page.wait_until("shown(document.querySelector('#ledger-said'))").await?;
    drop_files(&page, &files).await?;
    drawn(&page).await?;
    let said = text(&page, "#notices").await?;
    ensure!(said.contains("4 records are new") && said.contains("still stand"), "{said}");
    press(&page, "#figures").await?;
    assert_eq!(downloaded(stage, "figures.csv").await?, first);

    fs::write(&kept, "{}")?;
    field.send_keys(kept.to_str().context("a path")?).await?;
    page.wait_until("shown(document.querySelector('#ledger-error'))").await
}

/// Waits for the figures of a reading that is told in words which begin so. Emptying a field may be a change of its own,
/// and be read before what is written next.
async fn counted(page: &Page, said: &str) -> Result {
    page.wait_until(&format!(
        "document.querySelector('#report').dataset.drawn === 'yes'
         && document.querySelector('#read-said').textContent.startsWith({said:?})"
    ))
    .await
}

fn receipt(record: &str) -> Result<String> {
    let record: Value = serde_json::from_str(record)?;
    Ok(record["receipt"].as_str().context("a receipt")?.to_owned())
}

/// Writes a list of receipts, in place of what is there, and goes on to the next field.
async fn take_back(page: &Page, list: &str) -> Result {
    page.script::<()>("document.querySelector('#options').open = true;", vec![]).await?;
    let field =
        page.element("return document.querySelector('#taken-back');", vec![]).await?.context("a field")?;
    field.clear().await?;
    field.send_keys(list).await?;
    field.send_keys(thirtyfour::Key::Tab + "").await?;
    Ok(())
}

async fn records_taken_back_are_left_out_as_the_tool_leaves_them_out(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    let files = everybody()?;
    drop_files(&page, &files).await?;
    drawn(&page).await?;
    press(&page, "#figures").await?;
    let with = String::from_utf8(downloaded(stage, "figures.csv").await?)?;

    // Two of them are there, the third is not.
    let gone = [receipt(&files[3].1)?, receipt(PEOPLE[1])?, "AAAAAAAAAAAAAAAAAAAAAA".to_owned()];
    take_back(&page, &format!("{}\n{}, \n{}", gone[0], gone[1], gone[2])).await?;
    counted(&page, "63 records count; 3 places").await?;
    let notes = text(&page, "#read-notes").await?;
    ensure!(notes.contains("2 records were taken back, and left out."), "{notes}");
    ensure!(notes.contains("1 receipt is of no record in these files: AAAAAAAAAAAAAAAAAAAAAA."), "{notes}");
    assert_eq!(
        page.script::<String>("return document.activeElement.id;", vec![]).await?,
        "ledger",
        "focus stays where the person went"
    );

    press(&page, "#figures").await?;
    let without = String::from_utf8(downloaded(stage, "figures.csv").await?)?;
    ensure!(with != without, "two fewer make other figures");
    let folder = put(stage.home.folder(), &files)?;
    let call = ["--audience", "team", "--format", "csv"];
    let withdraw = gone.iter().flat_map(|receipt| ["--withdraw", receipt]);
    let call: Vec<&str> = call.into_iter().chain(withdraw).collect();
    assert_eq!(without, collated(&folder, &call)?);

    // Files that are added later are read without them too.
    drop_files(&page, &[("again.json".to_owned(), files[3].1.clone())]).await?;
    drawn(&page).await?;
    let notes = text(&page, "#read-notes").await?;
    ensure!(notes.contains("3 records were taken back, and left out."), "{notes}");

    press(&page, "#over").await?;
    assert_eq!(
        page.script::<String>("return document.querySelector('#taken-back').value;", vec![]).await?,
        "",
        "nothing is kept"
    );
    assert_eq!(page.script::<Vec<String>>("return window.violations;", vec![]).await?, [""; 0]);
    Ok(())
}

async fn nothing_is_read_before_the_list_of_receipts_is_right(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    let files = Crowd::new(10)?.files(20);
    let gone = receipt(&files[0].1)?;
    for (list, why) in [
        ("me", "“me” is no receipt: expected 22 characters, found 2. Is part of it missing?"),
        (
            &*gone.repeat(2),
            "expected 22 characters, found 44. If these are several, put each on a line of its own.",
        ),
        ("AAAAAAAAAAAAAAAAAAAA+A", "expected letters from a to z, digits, - and _ alone"),
    ] {
        take_back(&page, list).await?;
        page.wait_until(&format!(
            "document.querySelector('#taken-back-error').textContent.includes({why:?})"
        ))
        .await?;
    }
    drop_files(&page, &files).await?;
    page.wait_until("document.querySelector('#status').textContent.includes('No figures are made before')")
        .await?;
    assert_eq!(text(&page, "#report, #read, #working").await?, "");
    assert_eq!(
        page.script::<String>("return document.activeElement.id;", vec![]).await?,
        "taken-back",
        "it is to be mended"
    );
    take_back(&page, &gone).await?;
    counted(&page, "19 records count").await?;
    assert_eq!(text(&page, "#taken-back-error").await?, "");

    // A slip later takes the figures away until it is mended.
    take_back(&page, "you").await?;
    page.wait_until("shown(document.querySelector('#taken-back-error'))").await?;
    assert_eq!(text(&page, "#report, #shown").await?, "");
    take_back(&page, "").await?;
    counted(&page, "20 records count").await
}

async fn a_number_that_is_none_is_named_and_not_the_audience(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    page.script::<()>(
        "const field = document.querySelector('#invited');
        field.closest('details').open = true;
        field.value = 'fifty';
        field.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![],
    )
    .await?;
    drop_files(&page, &Crowd::new(10)?.files(20)).await?;
    page.wait_until("document.activeElement.id === 'invited'").await?;
    assert_eq!(text(&page, "#invited-error").await?, "Write a whole number, such as 52.");
    assert_eq!(text(&page, "#audience-error, #report").await?, "");
    Ok(())
}

async fn reading_can_be_cancelled_and_begun_anew(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    let mut many = String::new();
    let mut crowd = Crowd::new(4)?;
    for _ in 0..400 {
        writeln!(many, "{}", crowd.record())?;
    }
    // Long enough to be cancelled: the same records many times over.
    page.script::<()>(
        "const transfer = new DataTransfer();
         transfer.items.add(new File(Array(150).fill(arguments[0]), 'many.jsonl'));
         document.querySelector('#drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));",
        vec![json!(many)],
    )
    .await?;
    page.wait_until("document.querySelector('#progress').value > 0").await?;
    press(&page, "#cancel").await?;
    page.wait_until("shown(document.querySelector('#drop')) && !shown(document.querySelector('#working'))")
        .await?;
    drop_files(&page, &Crowd::new(5)?.files(12)).await?;
    drawn(&page).await?;
    let read = text(&page, "#read-said").await?;
    ensure!(read.starts_with("12 records count"), "{read}");
    Ok(())
}

async fn axe_finds_nothing_before_and_after(stage: &mut Stage) -> Result {
    for dark in [false, true] {
        stage.crash();
        stage.set(Settings { dark });
        let page = open(stage).await?;
        axe::check(&page, "the empty page").await?;
        choose_audience(&page, "team").await?;
        drop_files(&page, &two_rounds()?).await?;
        drawn(&page).await?;
        ensure!(text(&page, "#report").await?.contains("Round 2"), "both rounds are there");
        page.script::<()>(
            "for (const fold of document.querySelectorAll('details')) fold.open = true;",
            vec![],
        )
        .await?;
        axe::check(&page, "the figures").await?;
    }
    Ok(())
}

async fn it_fits_a_small_phone(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    stage.narrow(&page).await?;
    choose_audience(&page, "team").await?;
    drop_files(&page, &everybody()?).await?;
    drawn(&page).await?;
    page.script::<()>("for (const fold of document.querySelectorAll('details')) fold.open = true;", vec![])
        .await?;
    let wide: u32 = page.script("return document.scrollingElement.scrollWidth;", vec![]).await?;
    ensure!(wide <= 320, "nothing is wider than the page: {wide}");
    Ok(())
}

async fn by_keyboard_alone(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    let mut reached = Vec::new();
    for _ in 0..12 {
        page.keys(thirtyfour::Key::Tab).await?;
        let id: String = page
            .script("const e = document.activeElement; return e.id || e.name || e.localName;", vec![])
            .await?;
        reached.push(id);
    }
    for wanted in ["audience", "files", "folder", "summary"] {
        ensure!(reached.iter().any(|id| id == wanted), "{wanted} by Tab: {reached:?}");
    }
    Ok(())
}

/// A real drop, of a folder with a folder in it.
async fn a_folder_is_dropped(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    let folder = put(stage.home.folder(), &everybody()?)?;
    fs::create_dir(folder.join("later"))?;
    fs::write(folder.join("later/one-more.jsonl"), Crowd::new(9)?.record().to_string())?;
    fs::write(folder.join("readme.txt"), "not a record")?;
    fs::write(folder.join(".hidden.json"), "not a record")?;
    let at: (f64, f64) = page
        .script(
            "const drop = document.querySelector('#drop'); drop.scrollIntoView({ block: 'center', behavior: 'instant' });
             const box = drop.getBoundingClientRect(); return [box.x + 9, box.y + 9];",
            vec![],
        )
        .await?;
    for kind in ["dragEnter", "dragOver", "drop"] {
        let data = json!({ "items": [], "files": [folder], "dragOperationsMask": 1 });
        let event = json!({ "type": kind, "x": at.0, "y": at.1, "data": data });
        stage.chromium(&page, "Input.dispatchDragEvent", event).await?;
    }
    drawn(&page).await?;
    let read = text(&page, "#read-said").await?;
    ensure!(read.starts_with("66 records count; 3 places"), "{read}");
    Ok(())
}

/// Time, memory and the longest stop of the page, printed: `cargo test -p browsers --test collating -- --ignored
/// --nocapture a_hundred`.
async fn a_hundred_thousand_records(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    choose_audience(&page, "team").await?;
    let mut crowd = Crowd::new(6)?;
    let file = stage.home.folder().join("fund.jsonl");
    let mut text = String::new();
    for _ in 0..100_000 {
        writeln!(text, "{}", crowd.record())?;
    }
    fs::write(&file, &text)?;
    page.script::<()>(
        "window.long = [];
         new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => Math.round(e.duration)))).observe({ type: 'longtask' });
         window.most = 0;
         document.querySelector('#files').addEventListener('change', () => { window.began = performance.now(); }, { capture: true });
         new MutationObserver(() => { if (document.querySelector('#report').dataset.drawn) window.took ??= performance.now() - began; })
             .observe(document.querySelector('#report'), { attributes: true });",
        vec![],
    )
    .await?;
    let field = page.element("return document.querySelector('#files');", vec![]).await?.context("a field")?;
    field.send_keys(file.to_str().context("a path")?).await?;
    drawn(&page).await?;
    let figures: Value = page.script("return { ms: Math.round(took), long };", vec![]).await?;
    let read = self::text(&page, "#read-said").await?;
    println!("{} MB, {read}: {figures}; {} MB resident", text.len() / 1_000_000, renderer_memory(stage)?);
    Ok(())
}

/// The most memory that any of the browser's page processes has ever had, in MB.
fn renderer_memory(stage: &Stage) -> Result<u64> {
    let mut most = 0;
    for entry in fs::read_dir("/proc")? {
        let folder = entry?.path();
        let Ok(call) = fs::read_to_string(folder.join("cmdline")) else { continue };
        let ours =
            call.contains("--type=renderer") && call.contains(&*stage.home.profile().to_string_lossy());
        let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = peak.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        if ours {
            most = most.max(kilobytes.unwrap_or_default() / 1024);
        }
    }
    Ok(most)
}

async fn pictures(stage: &mut Stage) -> Result {
    use base64::Engine as _;
    let folder = project::root().join("target/shots");
    fs::create_dir_all(&folder)?;
    let page = open(stage).await?;
    for (name, width, scheme, forced) in [
        ("wide", 1280, "light", "none"),
        ("phone", 375, "light", "none"),
        ("dark", 1280, "dark", "none"),
        ("forced", 1280, "light", "active"),
    ] {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme }, { "name": "forced-colors", "value": forced } ] });
        stage.chromium(&page, "Emulation.setEmulatedMedia", features).await?;
        stage.set_width(&page, width, 900).await?;
        if name == "wide" {
            picture(stage, &page, &folder.join("collate-empty.png")).await?;
            choose_audience(&page, "team").await?;
            drop_files(&page, &everybody()?).await?;
            drawn(&page).await?;
        }
        // A slip in the list of receipts; then it is mended, and the figures come again.
        take_back(&page, "AAAAAAAAAAAAAAAAAAAAAA\nme").await?;
        page.wait_until("shown(document.querySelector('#taken-back-error'))").await?;
        picture(stage, &page, &folder.join(format!("collate-{name}-slip.png"))).await?;
        take_back(&page, &receipt(PEOPLE[1])?).await?;
        drawn(&page).await?;
        picture(stage, &page, &folder.join(format!("collate-{name}.png"))).await?;
    }
    let printed = stage.chromium(&page, "Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
    let bytes = base64::prelude::BASE64_STANDARD.decode(printed["data"].as_str().context("a PDF")?)?;
    fs::write(folder.join("collate.pdf"), bytes)?;
    Ok(())
}

async fn picture(stage: &Stage, page: &Page, file: &Path) -> Result {
    use base64::Engine as _;
    let shot = json!({ "format": "png", "captureBeyondViewport": true });
    let shot = stage.chromium(page, "Page.captureScreenshot", shot).await?;
    let bytes = base64::prelude::BASE64_STANDARD.decode(shot["data"].as_str().context("a picture")?)?;
    fs::write(file, bytes)?;
    Ok(())
}

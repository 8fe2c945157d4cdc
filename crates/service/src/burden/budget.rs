//! Budgets: how many hours a year may be asked of a unit, and what one field takes.

use std::collections::BTreeMap;

use ledger::{Action, Budget, BudgetId, Faults, FieldMinutes, Refusal, Resolution, UnitId, plain_figures};

use super::book::{estimate, program};
use crate::names::Names;
use crate::view::{BudgetForm, BudgetPage};
use crate::{Call, Result, Service, act_of, fresh};

/// Minutes of an hour.
const HOUR: u32 = 60;

impl Service {
    /// The budgets of a year, what is used of them and what is left.
    ///
    /// # Errors
    /// When the actor may not read.
    pub async fn budget_page(&self, call: &Call, year: Option<i16>) -> Result<BudgetPage> {
        call.must(Action::Read)?;
        let (site, today) = (call.site(), call.today());
        let year = year.filter(|y| (2000..=2200).contains(y)).unwrap_or(today.year());
        let book = self.full_book(site, today).await?;
        let budgets = self.store.budgets(site).await?;
        let version = budgets.iter().find(|v| v.entity.year == year).map_or(0, |v| v.version);
        let holds = book.budget(year);
        let table = estimate();
        Ok(BudgetPage {
            form: form(year, version, holds, &book.names),
            from: holds.map(|b| b.year).filter(|from| *from != year),
            loads: book.loads(year, today, None, None),
            table: program(),
            estimate: [table.number, table.text, table.date, table.yes_no],
            units: book.names.options().units,
            may_set: call.may(Action::SetBudget),
        })
    }

    /// Sets the budget of a year.
    ///
    /// # Errors
    /// When the actor may not, a field cannot be used, or somebody else set it first.
    pub async fn set_budget(&self, call: &Call, form: &BudgetForm) -> Result<()> {
        call.must(Action::SetBudget)?;
        let names = self.names(call.site()).await?;
        let mut budget = read(form, &names)?;
        let mut tx = self.store.begin(call.site()).await?;
        let known = tx.budgets().await?.into_iter().find(|v| v.entity.year == budget.year);
        if let Some(known) = &known {
            budget.id = known.entity.id;
        }
        if known.as_ref().is_some_and(|v| v.entity == budget && v.version == form.version) {
            return Ok(());
        }
        tx.append(&act_of(call), vec![budget.set(&call.actor, form.version)?]).await?;
        Ok(tx.commit().await?)
    }
}

fn form(year: i16, version: i64, holds: Option<&Budget>, names: &Names) -> BudgetForm {
    let Some(budget) = holds else {
        return BudgetForm { year: year.to_string(), version, ..BudgetForm::default() };
    };
    let minutes = |of: fn(FieldMinutes) -> u32| budget.fields.map(|f| of(f).to_string()).unwrap_or_default();
    // In the order of the site's list.
    let listed = names.units.iter().filter_map(|u| Some((u, budget.units.get(&u.id)?)));
    BudgetForm {
        year: year.to_string(),
        hours: budget.minutes.map(|m| (m / HOUR).to_string()).unwrap_or_default(),
        own: listed.map(|(u, m)| format!("{} {}", u.name, m / HOUR)).collect::<Vec<_>>().join("\n"),
        number: minutes(|f| f.number),
        text: minutes(|f| f.text),
        date: minutes(|f| f.date),
        yes_no: minutes(|f| f.yes_no),
        source: budget.source.clone(),
        version,
    }
}

/// The budget that a form makes, or everything that is wrong with it: what cannot be read, and what no budget may be.
fn read(form: &BudgetForm, names: &Names) -> Checked<Budget> {
    let mut faults = Faults::default();
    let year = plain_figures(form.year.trim()).parse();
    let budget = Budget {
        id: BudgetId(fresh()),
        year: faults
            .take(year.map_err(|_| Refusal::invalid("refused-budget-year").at("year")))
            .unwrap_or_default(),
        minutes: faults.take(hours(&form.hours).map_err(|fault| fault.at("hours"))).flatten(),
        units: faults.take(own(&form.own, names)).unwrap_or_default(),
        fields: faults.take(fields(form).map_err(|fault| fault.at("minutes"))).flatten(),
        source: form.source.trim().to_owned(),
    };
    faults.besides(budget.faults()).none().map(|()| budget)
}

/// What a field gives, or why it cannot be used.
type Checked<T> = std::result::Result<T, Refusal>;

/// Minutes of hours as typed; nothing for no limit.
fn hours(typed: &str) -> Checked<Option<u32>> {
    let plain = plain_figures(typed);
    let typed = plain.trim().trim_end_matches("小时").trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let minutes = typed.parse::<u32>().ok().and_then(|hours| hours.checked_mul(HOUR));
    let wrong = || Refusal::invalid("refused-budget-hours").with("limit", ledger::MAX_MINUTES / HOUR);
    minutes.map(Some).ok_or_else(wrong)
}

/// Units with hours of their own: a name (or a collective one) and hours a line.
fn own(typed: &str, names: &Names) -> Checked<BTreeMap<UnitId, u32>> {
    let (mut own, mut faults) = (BTreeMap::new(), Faults::default());
    for line in typed.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let line = faults.take(own_line(line, names).map_err(|fault| fault.at("own")));
        own.extend(line.into_iter().flatten());
    }
    faults.none().map(|()| own)
}

/// One of these lines; a collective name is several units.
fn own_line(line: &str, names: &Names) -> Checked<Vec<(UnitId, u32)>> {
    let bare = line.trim_end_matches("小时").trim_end();
    let figures = bare.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let number = &bare[figures.len()..];
    let name = figures.trim_end_matches([' ', '\t', ':', '：', ',', '，', '　']).trim();
    let Some(minutes) = hours(number)? else {
        return Err(Refusal::invalid("refused-budget-own").with("text", line));
    };
    match names.resolver().unit(name) {
        Resolution::Meant(ids) => Ok(ids.into_iter().map(|id| (id, minutes)).collect()),
        Resolution::Ambiguous(_) => Err(Refusal::invalid("refused-ambiguous").with("name", name)),
        Resolution::Unknown => Err(Refusal::invalid("refused-request-unknown").with("name", name)),
    }
}

/// The site's own minutes; nothing where none is given.
fn fields(form: &BudgetForm) -> Checked<Option<FieldMinutes>> {
    let typed = [&form.number, &form.text, &form.date, &form.yes_no].map(|t| plain_figures(t.trim()));
    if typed.iter().all(String::is_empty) {
        return Ok(None);
    }
    let number = |t: &str| t.parse::<u32>().map_err(|_| Refusal::invalid("refused-budget-minutes"));
    Ok(Some(FieldMinutes {
        number: number(&typed[0])?,
        text: number(&typed[1])?,
        date: number(&typed[2])?,
        yes_no: number(&typed[3])?,
    }))
}

//! Units and people come in as a table: rows one by one, one act, taken back; accounts set their own first password.

use ::ledger::Role;
use service::*;

use super::support::*;

const TABLE: &str = "姓名,所在单位,职务,账号,角色\n\
    李敏,教育局,局长,limin,单位主要负责人\n\
    王小雨,县教育局,科员,wangxy,role-liaison\n\
    赵越,白石镇,,zhaoyue,系统管理员、联络员\n\
    钱进,火星镇,,qianjin,查阅\n\
    =cmd|x,白石镇,,cmd,查阅\n\
    孙平,,,sunping,联络员\n\
    周明远,,常务副县长,,\n\
    吴一,白石镇,,guest,查阅\n\
    郑好,白石镇,,z h,查阅\n";

/// The words of the catalogue that the rows need; every other key stands for itself.
fn said(key: &str, args: &[(&str, String)]) -> String {
    match key {
        "role-unit-head" => "单位主要负责人".into(),
        "role-liaison" => "role-liaison".into(),
        "role-system-administrator" => "系统管理员".into(),
        "role-reader" => "查阅".into(),
        "people-yes" => "是".into(),
        "people-no" => "否".into(),
        "unit-active" => "在用".into(),
        "person-active" => "在任".into(),
        _ => words(key, args),
    }
}

async fn put(c: &County, call: &Call, text: &str) -> PeoplePreview {
    c.service.people_preview(call, "名单.csv", text.as_bytes().to_vec(), &said).await.unwrap()
}

fn wrong(row: &PeopleRow) -> (&'static str, &'static str) {
    match &row.outcome {
        SheetOutcome::Wrong(field, refusal) => (*field, refusal.key),
        other => panic!("{:?}: {other:?}", row.cells),
    }
}

#[tokio::test]
async fn every_row_is_told_what_is_wrong_with_it() {
    let c = county().await;
    let table = TABLE.replace("王小雨,县教育局,科员,wangxy,role-liaison", "王小雨,县教育局,科员,wangxy,联络");
    let preview = put(&c, &c.call, &table).await;
    assert_eq!(preview.counts, [1, 1, 0, 7], "{:#?}", preview.people);
    let told: Vec<(&str, &str)> = [1, 2, 3, 4, 5, 7, 8].map(|n| wrong(&preview.people[n])).to_vec();
    assert_eq!(
        told,
        [
            ("account-role", "refused-word"),
            ("account-role", "refused-word"),
            ("person-unit", "refused-unit-not-listed"),
            ("person-name", "refused-name-formula"),
            ("account-role", "refused-word"),
            ("account-name", "refused-username-taken"),
            ("account-name", "refused-username"),
        ]
    );
    assert_eq!(preview.people[6].outcome, SheetOutcome::Changed(vec!["person-position"]));
    assert_eq!(preview.accounts, 1);
}

#[tokio::test]
async fn roles_that_exclude_each_other_or_lack_their_unit_are_refused() {
    let c = county().await;
    let table = "姓名,单位,账号,角色\n\
        甲,白石镇,jia,系统管理员、查阅\n\
        乙,,yi,role-liaison\n\
        丙,白石镇,bing,\n\
        丁,白石镇,ding,role-liaison、查阅\n";
    let preview = put(&c, &c.call, table).await;
    assert_eq!(wrong(&preview.people[0]), ("account-role", "refused-roles-exclude"));
    assert_eq!(wrong(&preview.people[1]), ("account-role", "refused-role-needs-unit"));
    assert_eq!(wrong(&preview.people[2]), ("account-role", "refused-role-missing"));
    assert_eq!(preview.people[3].outcome, SheetOutcome::New);
}

#[tokio::test]
async fn units_and_people_that_name_each_other_come_in_with_one_file_and_go_back_as_one() {
    let c = county().await;
    let units = "单位名称,上级单位,别名,类别,分管领导\n\
        县教育局,,县教体局,县局,周副县长\n\
        县教育局督导室,县教育局,,科室,\n\
        青石镇,,,镇,\n\
        甲站,乙站,,局,\n\
        乙站,甲站,,局,\n";
    let preview = put(&c, &c.call, units).await;
    assert_eq!(preview.counts, [1, 1, 0, 3], "{:#?}", preview.units);
    assert_eq!(preview.units[0].outcome, SheetOutcome::Changed(vec!["unit-aliases", "unit-leader"]));
    assert_eq!(wrong(&preview.units[1]), ("unit-kind", "refused-word"));
    assert_eq!(
        wrong(&preview.units[3]),
        ("unit-parent", "refused-unit-not-listed"),
        "what it names is wrong"
    );
    assert_eq!(wrong(&preview.units[4]), ("unit-parent", "refused-unit-circle"));
    assert_eq!(
        refused(c.service.people_apply(&c.call, &preview.plan, false, &said).await),
        "refused-wrong-rows"
    );
    let done = c.service.people_apply(&c.call, &preview.plan, true, &said).await.unwrap();
    assert_eq!((done.added, done.changed, done.accounts.len()), (1, 1, 0));
    let settings = c.service.settings(&c.call).await.unwrap();
    let bureau = settings.units.iter().find(|u| u.form.name == "县教育局").unwrap();
    assert_eq!((bureau.form.aliases.as_str(), bureau.leader.as_deref()), ("县教体局", Some("周明远")));
    c.proved().await;
    let import = c.service.people_imports(&c.call).await.unwrap().remove(0);
    assert!(c.service.imports(&c.call).await.unwrap().is_empty(), "it is none of tasks");
    c.service.people_take_back(&c.call, &import.id).await.unwrap();
    let settings = c.service.settings(&c.call).await.unwrap();
    let of = |name: &str| settings.units.iter().find(|u| u.form.name == name).unwrap();
    assert_eq!((of("县教育局").form.aliases.as_str(), &of("县教育局").leader), ("", &None));
    assert_eq!(of("青石镇").form.active, "");
    assert_eq!(refused(c.service.people_take_back(&c.call, &import.id).await), "refused-taken-back");
    c.proved().await;
}

#[tokio::test]
async fn a_new_account_sets_its_own_password_with_a_code_that_holds_once() {
    let c = county().await;
    let preview = put(&c, &c.call, "姓名,单位,账号,角色\n王小雨,县教育局,wangxy,role-liaison\n").await;
    let done = c.service.people_apply(&c.call, &preview.plan, false, &said).await.unwrap();
    let account = done.accounts[0].clone();
    assert_eq!((account.username.as_str(), account.unit.as_str()), ("wangxy", "县教育局"));
    assert!(!format!("{done:?}").contains(&account.code), "a log would hold it");
    let sign_in = async |password: &str| c.service.sign_in("wangxy", password, "", NOW).await;
    assert_eq!(refused(sign_in(&account.code).await), "refused-first-sign-in");
    let form = |code: &str, repeat: &str| FirstForm {
        username: "WangXY".into(),
        code: code.into(),
        password: PASSWORD.into(),
        repeat: repeat.into(),
    };
    let first = async |form: FirstForm| c.service.first_sign_in(&form, "", NOW).await;
    assert_eq!(refused(first(form("2222-3333-4444", PASSWORD)).await), "refused-first-code");
    assert_eq!(refused(first(form(&account.code, "另一个")).await), "password-differs");
    let late = c.service.first_sign_in(&form(&account.code, PASSWORD), "", NOW + 15 * 86_400_000).await;
    assert_eq!(refused(late), "refused-first-code");
    let typed = account.code.to_uppercase().replace('-', " ");
    first(form(&typed, PASSWORD)).await.unwrap();
    assert_eq!(refused(first(form(&account.code, PASSWORD)).await), "refused-first-code");
    let signed = sign_in(PASSWORD).await.unwrap();
    let session = c.service.session(&signed.token, NOW).await.unwrap().unwrap();
    assert!(session.call.actor.roles.has(Role::Liaison));
    // Who signed in has not changed the account: the table can still be taken back, and ends the session.
    let import = c.service.people_imports(&c.call).await.unwrap().remove(0);
    c.service.people_take_back(&c.call, &import.id).await.unwrap();
    assert!(c.service.session(&signed.token, NOW).await.unwrap().is_none());
    c.proved().await;
}

#[tokio::test]
async fn a_code_is_handed_out_again_and_replaces_the_one_before() {
    let c = county().await;
    let preview = put(&c, &c.call, "姓名,单位,账号,角色\n王小雨,县教育局,wangxy,role-liaison\n").await;
    let done = c.service.people_apply(&c.call, &preview.plan, false, &said).await.unwrap();
    let people = c.service.settings(&c.call).await.unwrap().people;
    let id = people.iter().find(|p| p.form.username == "wangxy").unwrap().form.id.clone();
    let again = c.service.code_again(&c.call, &id).await.unwrap();
    assert_eq!((again.name.as_str(), again.unit.as_str()), ("王小雨", "县教育局"));
    let first = async |code: &str| {
        let form = FirstForm {
            username: "wangxy".into(),
            code: code.into(),
            password: PASSWORD.into(),
            repeat: PASSWORD.into(),
        };
        c.service.first_sign_in(&form, "", NOW).await
    };
    assert_eq!(refused(first(&done.accounts[0].code).await), "refused-first-code");
    first(&again.code).await.unwrap();
    assert_eq!(refused(c.service.code_again(&c.reader, &id).await), "refused-role");
    let leader = people.iter().find(|p| p.form.name == "周明远").unwrap().form.id.clone();
    assert_eq!(refused(c.service.code_again(&c.call, &leader).await), "refused-no-account");
    c.proved().await;
}

#[tokio::test]
async fn a_row_that_repeats_another_and_a_leader_who_is_not_there_are_said_with_the_mend() {
    let c = county().await;
    let table = "单位全称,分管领导\n南岭镇,周明远\n南岭镇,周明远\n北坪镇,高敏行\n";
    let preview = put(&c, &c.call, table).await;
    let wrong = |row: &PeopleRow| match &row.outcome {
        SheetOutcome::Wrong(field, refusal) => (*field, refusal.key, refusal.args.clone()),
        other => panic!("{other:?}"),
    };
    let (field, key, args) = wrong(&preview.units[1]);
    assert_eq!((field, key), ("unit-name", "refused-listed-twice"));
    assert_eq!(args, [("name", "南岭镇".to_owned()), ("first", "2".to_owned()), ("row", "3".to_owned())]);
    let (field, key, args) = wrong(&preview.units[2]);
    assert_eq!((field, key), ("unit-leader", "refused-leader-not-there"));
    assert_eq!(args, [("name", "高敏行".to_owned())]);
}

#[tokio::test]
async fn what_goes_out_comes_in_again_as_the_same() {
    let c = county().await;
    account(&c, "lianluo", Role::Liaison, "县教育局").await;
    for list in [PeopleList::Units, PeopleList::People] {
        for format in [Format::Xlsx, Format::Csv] {
            let out = c.service.people_export(&c.call, list, format, &said).await.unwrap();
            let again = c.service.people_preview(&c.call, &out.file_name, out.bytes, &said).await.unwrap();
            assert_eq!((again.counts[0], again.counts[1], again.counts[3]), (0, 0, 0), "{again:#?}");
            assert!(again.counts[2] > 0);
        }
        let example = c.service.people_example(&c.call, list, &said).await.unwrap();
        assert!(c.service.people_preview(&c.call, "示例.xlsx", example.bytes, &said).await.is_ok());
    }
    assert_eq!(
        refused(c.service.people_export(&c.reader, PeopleList::People, Format::Csv, &said).await),
        "refused-role"
    );
    assert_eq!(refused(put_by(&c, &c.reader).await), "refused-role");
}

async fn put_by(c: &County, call: &Call) -> Result<PeoplePreview> {
    c.service.people_preview(call, "名单.csv", TABLE.as_bytes().to_vec(), &said).await
}

#[tokio::test]
async fn the_last_who_administers_cannot_be_put_out_by_a_table() {
    let c = county().await;
    let preview = put(&c, &c.call, "姓名,账号,状态\n方管理,ducha,否\n").await;
    assert_eq!(preview.counts, [0, 1, 0, 0]);
    assert_eq!(
        refused(c.service.people_apply(&c.call, &preview.plan, false, &said).await),
        "refused-last-supervisor"
    );
}

#[tokio::test]
async fn an_empty_cell_leaves_what_stands_there() {
    let c = county().await;
    account(&c, "lianluo", Role::Liaison, "县教育局").await;
    let preview =
        put(&c, &c.call, "姓名,单位,职务,账号,县领导,状态\nlianluo,,,lianluo,,\n周明远,,,,,\n").await;
    assert_eq!(preview.counts, [0, 0, 2, 0], "{:#?}", preview.people);
    assert_eq!(preview.people[0].cells[1], "县教育局");
    let units = "单位名称,上级单位,别名,分管领导,状态\n县水利局,县教育局,,周明远,\n";
    let preview = put(&c, &c.call, units).await;
    assert_eq!(preview.units[0].outcome, SheetOutcome::Changed(vec!["unit-parent", "unit-leader"]));
    assert_eq!(preview.units[0].cells[2], "水务、水务部门", "the aliases stay");
    c.service.people_apply(&c.call, &preview.plan, false, &said).await.unwrap();
    let again = put(&c, &c.call, "单位名称,上级单位,别名,分管领导,状态\n县水利局,,,,\n").await;
    assert_eq!(again.counts, [0, 0, 1, 0], "{:#?}", again.units);
}

#[tokio::test]
async fn who_grants_roles_sees_the_accounts_that_wait_for_one() {
    let c = county().await;
    account(&c, "shenji", Role::Auditor, "").await;
    let security = account(&c, "anquan", Role::SecurityAdministrator, "").await;
    account(&c, "xitong", Role::SystemAdministrator, "").await;
    c.service.change_site(&c.call, "云溪县", "529931", true).await.unwrap();
    let [security, system] = [call_of(&c.service, "anquan").await, call_of(&c.service, "xitong").await]
        .map(|call| Call { at: security.at + 1000, ..call });
    let own = c.service.settings(&security).await.unwrap().people;
    let own = own.into_iter().find(|p| p.form.username == "anquan").unwrap();
    let form = PersonForm { role: "supervisor".into(), ..own.form };
    assert_eq!(refused(c.service.record_person(&security, form).await), "refused-own-roles");
    let waiting = async |call: &Call| c.service.home(call).await.unwrap().roleless;
    assert_eq!(waiting(&security).await, 0);
    let form = PersonForm {
        name: "新来的".into(),
        username: "xinlai".into(),
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    c.service.record_person(&system, form).await.unwrap();
    assert_eq!([waiting(&security).await, waiting(&system).await, waiting(&c.reader).await], [1, 0, 0]);
    let people = c.service.settings(&security).await.unwrap().people;
    let lacking: Vec<&PersonLine> = people.iter().filter(|p| p.lacks_role()).collect();
    assert_eq!(lacking.len(), 1);
    let form = PersonForm { role: "reader".into(), ..lacking[0].form.clone() };
    c.service.record_person(&security, form).await.unwrap();
    assert_eq!(waiting(&security).await, 0);
    c.proved().await;
}

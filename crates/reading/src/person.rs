//! Leaders: persons who are asked by name.

use std::sync::LazyLock;

use calendar::deadline::Deadline;

use crate::Role;
use crate::actor::word_part;
use crate::acts::{Way, follower};
use crate::bounds::clause_start;
use crate::clean::Clean;
use crate::lexicon::{Lexicon, Words, among, find, is, is_han, words};
use crate::matter::is_matter;
use crate::names::names;
use crate::places::is_place;
use crate::roles::Roles;
use crate::told::is_told;
use crate::unit::{Name, Strictness, is_unit};

/// Titles that follow a surname (王副县长).
static TITLES: Words = Words::of(&[
    "常务副县长",
    "常务副市长",
    "副县长",
    "副市长",
    "副区长",
    "副书记",
    "副主任",
    "县长",
    "市长",
    "区长",
    "书记",
    "主席",
    "主任",
    "常委",
    "部长",
    "副镇长",
    "镇长",
    "副乡长",
    "乡长",
    "副局长",
    "局长",
    "人大主席",
    "副主席",
    "组织委员",
    "宣传委员",
    "政法委员",
    "武装部长",
    "副部长",
]);

/// Words that say which office a comrade holds and not who it is (请主要负责同志…).
static OFFICES: Words = Words::of(&["负责", "主要", "分管", "有关", "相关", "各位", "全体", "领导"]);

/// 请某某同志…, 由某副县长牵头.
pub(crate) fn leaders(clean: &Clean, from: usize, to: usize, roles: &mut Roles) {
    let norm = &clean.norm[..to];
    roles.add(Role::Leader, "rule-role-asked", addressed(norm, from).as_slice());
    let mut at = from;
    while let Some(comrade) = find(norm, at, to, "同志") {
        at = comrade + 2;
        let floor = comrade.saturating_sub(14).max(from);
        // 甲、乙两位同志
        let comrade =
            words!["两位", "三位", "等"].before(norm, comrade).map_or(comrade, |(_, at)| at.max(from));
        let Some(asked) = (floor..comrade).rev().find(|i| matches!(norm[*i], '请' | '由')) else {
            several(clean, (from, comrade), roles);
            continue;
        };
        for name in names(clean, asked + 1, comrade) {
            let name = untitled(norm, name);
            // 县委常委、副县长某某同志: a post before another.
            let post = TITLES.before(norm, name.end).is_some() && !is_titled(norm, name.start, name.end);
            let office = post || OFFICES.within(&norm[..name.end], name.start, name.end);
            // 甲同志、乙同志: each has his own word.
            let twice = words!["同志"].before(&norm[..name.end], name.end).is_some();
            if !office && !twice && (2..=4).contains(&(name.end - name.start)) {
                roles.add(Role::Leader, "rule-role-asked", &[name]);
            }
        }
    }
    for asked in (from..to).filter(|i| matches!(norm[*i], '请' | '由')) {
        roles.add(Role::Leader, "rule-role-asked", titled_and_named(norm, asked + 1).as_slice());
        let stop = (asked + 1..to.min(asked + 16)).find(|i| TAKES_ON.at(norm, *i).is_some());
        let Some(stop) = stop else { continue };
        for name in names(clean, asked + 1, stop) {
            let titled =
                TITLES.before(norm, name.end).is_some_and(|(_, s)| s > name.start && s - name.start <= 4);
            // 县委常委、副县长某某牵头: a post before another.
            if titled && norm[name.end] == '、' && !is_titled(norm, name.start, name.end) {
                continue;
            }
            let bare = untitled(norm, name);
            let prefixed = bare.start > name.start && (2..=4).contains(&(bare.end - bare.start));
            if prefixed {
                roles.add(Role::Leader, "rule-role-asked", &[bare]);
            } else if titled && !is(norm, name.start, "第一")
                || words!["牵头", "牵总", "抓总", "挂帅", "任组长", "担任组长", "任总指挥", "任指挥长"]
                    .at(norm, stop)
                    .is_some()
                    && is_only_person(norm, name)
            {
                roles.add(Role::Leader, "rule-role-asked", &[name]);
            }
        }
    }
}

/// 请组织委员陈晓燕逐村蹲点: a title, a name, and what is to be done.
fn titled_and_named(norm: &[char], start: usize) -> Option<Name> {
    let (_, begin) = TITLES.at(norm, start)?;
    (begin + 2..=begin + 3).map(|end| Name { start: begin, end }).find(|name| {
        name.end < norm.len()
            && is_by_name(norm, *name)
            && follower(norm, name.end, &[]).is_some_and(|(way, _)| way != Way::Speaking)
    })
}

/// 李国栋同志，你们财政局…; 志远县长，这个事你亲自抓: who is spoken to.
fn addressed(norm: &[char], from: usize) -> Option<Name> {
    const FAR: usize = 24;
    let mut call = from + 1..norm.len().min(from + 6);
    let (end, behind) = call.find_map(|at| {
        let titled = TITLES.at(norm, at).map(|(_, behind)| behind);
        titled.or(is(norm, at, "同志").then_some(at + 2)).map(|behind| (at, behind))
    })?;
    let you = norm.get(behind) == Some(&',')
        && norm[behind..].iter().take(FAR).take_while(|c| !among!("。;", **c)).any(|c| *c == '你');
    let name = Name { start: from, end: if end == from + 1 { behind } else { end } };
    let anybody = NO_GIVEN.at(norm, from).is_some() || OFFICES.within(&norm[..end], from, end);
    let surname = end == from + 1 && SURNAMES.at(norm, from).is_some();
    (you && !anybody && (surname || is_by_name(norm, Name { start: from, end }) || is_given(norm, from, end)))
        .then_some(name)
}

/// Whether a range is a person's name and no word (高位, 全程, 周密).
fn is_by_name(norm: &[char], name: Name) -> bool {
    static HOW: Words = Words::of(&[
        "高位", "高效", "全程", "全面", "全力", "周密", "安排", "严格", "马上", "亲自", "直接", "具体",
        "统一", "常年", "及时", "经常", "高度",
    ]);
    HOW.at(&norm[..name.end], name.start).is_none()
        && word_part(norm, name.start, name.end)
            .is_none_or(|part| !matches!(part, 'v' | 'N' | 'a' | 'd' | 'D' | 'A' | 'n'))
        && is_only_person(norm, name)
}

/// 志远县长: two characters that are a given name and nothing else that is known.
fn is_given(norm: &[char], start: usize, end: usize) -> bool {
    end == start + 2
        && norm[start..end].iter().all(|c| is_han(*c))
        && !norm[start..end]
            .iter()
            .any(|c| among!("县市区镇乡村局委办部院校会任位座其是支党组各两几多这那每此第记长员家工", *c))
        && word_part(norm, start, end).is_none()
        && !is_matter(norm, start, end)
        && !is_place(norm, start, end)
        && !is_unit(norm, start, end, Strictness::Listed)
}

/// What stands before 同志 and is no given name.
static NO_GIVEN: Words = Words::of(&[
    "各位", "全体", "有关", "相关", "参会", "广大", "分管", "负责", "领导", "基层", "县里", "局里", "机关",
    "一线", "窗口", "党员", "干部", "代表", "年轻", "青年", "先进", "男女",
]);

/// What somebody who is asked by name takes on.
static TAKES_ON: Words = Words::of(&[
    "牵头",
    "牵总",
    "抓总",
    "挂帅",
    "总负责",
    "主抓",
    "负责",
    "会同",
    "分管",
    "召集",
    "包案",
    "包抓",
    "包保",
    "包联",
    "带队",
    "调度",
    "任组长",
    "担任组长",
    "任总指挥",
    "任指挥长",
]);

/// 甲、乙同志分别牵头: at the head of a clause, several that are nothing else than persons.
fn several(clean: &Clean, (from, comrade): (usize, usize), roles: &mut Roles) {
    let start = clause_start(&clean.norm, from, comrade);
    let list = names(clean, start, comrade);
    if list.len() > 1 && list.iter().all(|name| is_only_person(&clean.norm, *name)) {
        roles.add(Role::Leader, "rule-role-asked", &list);
    }
}

/// 副县长某某: a person behind a title.
pub(crate) fn is_behind_title(norm: &[char], name: Name) -> bool {
    let bare = untitled(norm, name);
    bare.start > name.start && is_person(norm, bare.start, bare.end)
}

/// 党委副书记某某, 镇长某某: the person at the end of a name, behind the title.
pub(crate) fn behind_title(norm: &[char], name: Name) -> Option<Name> {
    (2..=3).rev().find_map(|length| {
        let person = Name { start: name.end.checked_sub(length)?, end: name.end };
        let (_, title) = TITLES.before(norm, person.start)?;
        (title >= name.start && is_by_name(norm, person)).then_some(person)
    })
}

/// 由王兰芝牵头: whether a name is that of a person and can be no unit's.
pub(crate) fn is_only_person(norm: &[char], Name { start, end }: Name) -> bool {
    is_person(norm, start, end)
        && !is_matter(norm, start, end)
        && !is_place(norm, start, end)
        && !is_told(norm, start, end)
        && !is_unit(norm, start, end, Strictness::Listed)
        && !among!("会方人员组队站所办投行网广电润控", norm[end - 1])
}

/// 副县长某某 → 某某.
fn untitled(norm: &[char], name: Name) -> Name {
    let mut start = name.start;
    while let Some((_, after)) = TITLES.at(&norm[..name.end], start) {
        start = after;
    }
    Name { start, end: name.end }
}

/// A person by name at the head of a clause (某某副县长负责…, 某某同志盯住…).
pub(crate) fn person(norm: &[char], start: usize, to: usize, times: &[Deadline]) -> Option<Name> {
    let norm = &norm[..to];
    let head = behind_matter(norm, start);
    let start = behind_office(norm, head);
    let bare = untitled(norm, Name { start, end: to }).start;
    if SURNAMES.at(norm, bare).is_none() {
        return given(norm, bare, times);
    }
    let acts = |end: usize| follower(norm, end, times).is_some_and(|(way, _)| way != Way::Speaking);
    // 王县长, 王某某副县长
    let short = usize::from(TITLES.at(norm, bare + 1).is_some());
    for end in bare + 2 - short..=(bare + 4).min(to) {
        let name = Name { start: bare, end };
        if OFFICES.within(&norm[..end], start, end) {
            return None;
        }
        let titled = TITLES.at(norm, end).map(|(_, after)| after);
        // 马国强你牵头
        let you_at = |at: usize| {
            words!["你牵头", "你来", "你去", "你负责", "你要", "你盯", "你抓", "你亲自"]
                .at(norm, at)
                .is_some()
        };
        let comrade = is(norm, end, "同志").then_some(end + 2).or_else(|| you_at(end).then_some(end + 1));
        // 徐县长同意…: what he said.
        let takes = |after: usize| {
            words!["要", "亲自", "负总责", "总负责", "牵头", "负责", "带队", "分管", "包联", "挂帅"]
                .at(norm, after)
                .is_some()
        };
        let found = match (titled, comrade) {
            (Some(after), _) if end == bare + 1 && !takes(after) && !you_at(after) => continue,
            // 张宏主任: by name; 李县长, 永康县长: by title.
            (Some(after), _) if acts(after) || you_at(after) => {
                Name { start: bare, end: if end > bare + 1 && start > head { end } else { after } }
            }
            // 白石镇的同志: one of them.
            (_, Some(after)) if acts(after) && norm[end - 1] != '的' => name,
            // 县卫健局局长周平要…, and not 县卫健局局长周平参加.
            _ if start > head && !takes(end) => continue,
            _ if bare > start && end > bare + 1 && acts(end) => name,
            _ => continue,
        };
        return Some(found);
    }
    None
}

/// 这件事李县长负责: behind what is spoken of.
fn behind_matter(norm: &[char], start: usize) -> usize {
    words!["这件事", "这项工作", "这个问题", "这个事", "这块工作", "这个项目", "此事", "此项工作"]
        .at(norm, start)
        .map_or(start, |(_, behind)| behind)
}

/// The office before the title of somebody who acts (县卫健局 in 县卫健局局长周平牵头, 发改局陈局长负责): it acts with its head. A committee or a
/// government itself does not.
pub(crate) fn office_of(norm: &[char], start: usize, person: Name) -> Option<Name> {
    let start = behind_matter(norm, start);
    let titled = TITLES.before(&norm[..person.start], person.start).map_or(person.start, |(_, at)| at);
    let end = titled - usize::from(norm[..titled].ends_with(&['的']));
    let whole =
        words!["县委", "市委", "区委", "省委", "县政府", "市政府", "区政府", "政府", "人大", "政协", "纪委"]
            .before(&norm[..end], end)
            .is_some();
    (end > start + 2 && !whole && is_unit(norm, start, end, Strictness::Running))
        .then_some(Name { start, end })
}

/// 县卫健局局长周平要…, 分管副县长刘敏负责…: before the title of somebody by name, behind the office or the part.
fn behind_office(norm: &[char], start: usize) -> usize {
    const LONG: usize = 14;
    let named = |at: usize| {
        TITLES
            .at(norm, at)
            .is_some_and(|(_, after)| SURNAMES.at(norm, after).is_some() && !among!("和", norm[after]))
    };
    let part =
        words!["分管", "协管", "主管", "联系", "挂联", "包联"].at(norm, start).map(|(_, behind)| behind);
    // 发改局陈局长, 城管局的李局长
    let titled = |at: usize| {
        SURNAMES.at(norm, at).is_some() && (1..=3).any(|width| TITLES.at(norm, at + width).is_some())
    };
    let unit = |end: usize| is_unit(norm, start, end, Strictness::Running);
    part.filter(|at| named(*at))
        .or_else(|| {
            (start + 3..norm.len().min(start + LONG)).find(|at| {
                let end = *at - usize::from(norm[*at - 1] == '的');
                (named(*at) || titled(*at)) && unit(end)
            })
        })
        .unwrap_or(start)
}

/// 建国同志要…: a comrade by the given name.
fn given(norm: &[char], start: usize, times: &[Deadline]) -> Option<Name> {
    let name = Name { start, end: start + 2 };
    (is(norm, name.end, "同志")
        && norm[start..name.end].iter().all(|c| is_han(*c))
        && NO_GIVEN.at(norm, start).is_none()
        && !among!("各两几多驻包新老女男全本外在该这那每此三四五六七八九十", norm[start])
        && follower(norm, name.end + 2, times).is_some_and(|(way, _)| way != Way::Speaking))
    .then_some(name)
}

/// Whether a range that can hold nothing else than a unit or a person looks like a person's name.
pub(crate) fn is_person(norm: &[char], start: usize, end: usize) -> bool {
    let name = &norm[start..end];
    let han = |c: &char| is_han(*c);
    let two = TWO_SURNAMES.at(norm, start).is_some();
    (2..=3 + usize::from(two)).contains(&name.len())
        && name.iter().all(han)
        && (two || SURNAMES.at(name, 0).is_some())
        && !among!("关局委办部厅室县区市镇乡村院校司", name[name.len() - 1])
        && !OFFICES.within(&norm[..end], start, end)
}

/// Surnames of two characters.
static TWO_SURNAMES: Words = Words::of(&[
    "欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木",
]);

/// 庞书记, 县委车书记: whether a range names a person by surname and title. 总支书记 and 分管副县长 are posts.
pub(crate) fn is_titled(norm: &[char], start: usize, end: usize) -> bool {
    let Some((_, title)) = TITLES.before(&norm[..end], end).filter(|(_, title)| *title > start) else {
        return false;
    };
    let prefix =
        words!["县委", "市委", "区委", "省委", "州委", "旗委", "等会", "等一会", "一会"].at(norm, start);
    let name = prefix.map_or(start, |(_, behind)| behind);
    name + 1 == title && SURNAMES.at(&norm[..title], name).is_some() && !among!("班支管", norm[name])
}

/// First characters of most names of persons.
static SURNAMES: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::new(SURNAME_LIST.char_indices().map(|(at, c)| (&SURNAME_LIST[at..at + c.len_utf8()], ())))
});

const SURNAME_LIST: &str = "覃谌佘仝郗亓闵芦逯邸粟禤隋綦涂淦冼蒯鄢邝赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭鲁韦马苗花方俞任袁柳鲍史唐费\
    薛雷贺倪汤滕罗毕郝邬安常乐于傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江\
    童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓单杭洪包左石崔吉龚程邢裴陆翁荀惠曲封储段焦谷车侯\
    全班仇甘厉祖武符刘景詹龙叶幸司黎白蒲邰赖卓蔺屠蒙乔谭申冉牛燕尚温庄晏柴瞿阎习辛阚巩敖饶荆耿桑桂牟仲伊栾甄芮靳巫濮佟艾鱼容向古易廖匡国文寇广欧聂曾沙丰关查游权";

//! Writes sample papers into a folder, to look at and to time:
//! `cargo run --release -p papers --example sample -- FOLDER [ROWS]`.

use std::{fs, io::BufWriter, path::Path, time::Instant};

use jiff::{Timestamp, civil::date};
use papers::{Due, Field, Head, LEDGER, Numbering, TaskLine, Tone, csv, docx, ledger, task_table, xlsx};

const TASKS: [(&str, &str, &str, &str, &str); 6] = [
    (
        "加快城北工业园标准化厂房二期建设，年内建成12万平方米并完成消防、环评验收，确保交付即投产。",
        "建成标准厂房12万平方米，入驻企业不少于8家",
        "县工业园区管委会",
        "县住建局、县应急管理局、城北镇",
        "产业发展",
    ),
    (
        "推进农村公路“畅返不畅”整治，优先安排学校、卫生院周边路段。",
        "整治县乡道86公里，破损率降至3%以下",
        "县交通运输局",
        "县财政局、各镇人民政府",
        "交通建设",
    ),
    (
        "新改扩建公办幼儿园4所，新增学位1080个，缓解城区“入园难”问题。",
        "9月1日前4所全部开园",
        "县教育局",
        "县发展和改革局、县自然资源局",
        "民生实事",
    ),
    (
        "开展夏粮收储突击行动，做到应收尽收、颗粒归仓。",
        "收储小麦5.6万吨",
        "县粮食和物资储备中心",
        "县农业农村局、县农业发展银行",
        "农业农村",
    ),
    (
        "完成老旧小区改造31个，同步实施雨污分流、弱电入地、加装电梯。",
        "惠及居民4260户，加装电梯45部",
        "县住房和城乡建设局",
        "县民政局、东关街道、西关街道",
        "城市更新",
    ),
    (
        "常态化开展政银企对接，每季度至少一次。",
        "新增制造业贷款15亿元",
        "县金融服务中心",
        "县工业和信息化局",
        "营商环境",
    ),
];

fn head(title: &str, subtitle: Option<&str>) -> Head {
    Head {
        sheet_name: "台账".to_owned(),
        title: title.to_owned(),
        subtitle: subtitle.map(str::to_owned),
        issuer: "云溪县人民政府督查室".to_owned(),
        date_line: "2026年3月1日".to_owned(),
        columns: Vec::new(),
        footnotes: vec![
            "注：排在首位的单位为牵头单位，负责汇总上报；未注明时限的，按年内完成办理。".to_owned(),
        ],
        generated_line: "据 2026-0001 至 2026-0040 号任务生成，截至 2026年3月1日 08:00".to_owned(),
        cut_marker: "……（超出单元格上限，已截断）".to_owned(),
        date_pattern: "%Y年%-m月%-d日".to_owned(),
        created: Timestamp::UNIX_EPOCH,
    }
}

fn line(at: usize) -> TaskLine {
    let (task, target, lead_unit, units, area) = TASKS[at % TASKS.len()];
    let lights = [(Tone::Green, "● 正常"), (Tone::Amber, "▲ 预警"), (Tone::Red, "■ 滞后")];
    let (tone, words) = lights[at * 7 % 5 % 3];
    TaskLine {
        number: format!("2026-{:04}", at + 1),
        level: u8::from(at % 5 == 3),
        light: Some((tone, words.to_owned())),
        task: task.to_owned(),
        target: target.to_owned(),
        leaders: ["周明远", "何静", "欧阳建"][at % 3].to_owned(),
        lead_unit: lead_unit.to_owned(),
        units: units.to_owned(),
        due: match at % 4 {
            3 => Due::Words("长期坚持".to_owned()),
            part => Due::Day(date(2026, 6 + 2 * part as i8, 30)),
        },
        area: area.to_owned(),
        progress: Some((at * 13 % 101) as i64),
        state: "办理中".to_owned(),
        source: format!("会议强调，{task}"),
        ..TaskLine::default()
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name a folder")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;

    let headings = ["序号", "工作任务", "量化目标", "牵头领导", "牵头单位", "责任单位", "完成时限"];
    let title = "云溪县2026年《政府工作报告》重点任务分解表";
    let table = task_table(head(title, Some("（征求意见稿）")), headings, (0..40).map(line));
    fs::write(folder.join("task-table.docx"), docx::to_bytes(&table, docx::Page::LANDSCAPE)?)?;
    fs::write(folder.join("task-table-portrait.docx"), docx::to_bytes(&table, docx::Page::PORTRAIT)?)?;
    fs::write(folder.join("task-table.xlsx"), xlsx::to_bytes(&table, xlsx::Title::OnSheet)?)?;

    let words = [
        "编号",
        "红黄绿灯",
        "工作任务",
        "量化目标",
        "牵头领导",
        "牵头单位",
        "责任单位",
        "完成时限",
        "领域",
        "进度（%）",
        "状态",
        "来源原文",
        "备注",
    ];
    let columns: Vec<(Field, &str)> = LEDGER.into_iter().zip(words).collect();
    let whole = ledger(head("云溪县重点工作台账", None), &columns, (0..40).map(line));
    fs::write(folder.join("ledger.xlsx"), xlsx::to_bytes(&whole, xlsx::Title::InPrint)?)?;
    fs::write(folder.join("ledger.docx"), docx::to_bytes(&whole, docx::Page::LANDSCAPE)?)?;
    fs::write(folder.join("ledger.csv"), csv::to_bytes(&whole)?)?;

    let begun = Instant::now();
    let bulletin = task_table(head(title, None), headings, (0..200).map(line));
    docx::to_bytes(&bulletin, docx::Page::PORTRAIT)?;
    println!("docx, 200 rows of {} columns: {:.1} ms", headings.len(), begun.elapsed().as_secs_f64() * 1e3);

    if let Some(rows) = arguments.next() {
        let rows: usize = rows.parse()?;
        let begun = Instant::now();
        let file = BufWriter::new(fs::File::create(folder.join("large.xlsx"))?);
        let mut writer = xlsx::Writer::new(file, &whole.head, xlsx::Title::InPrint)?;
        let mut numbering = Numbering::default();
        for at in 0..rows {
            writer.row(&line(at).row(&LEDGER, &mut numbering))?;
        }
        writer.finish()?;
        println!("xlsx, {rows} rows of {} columns: {} ms", LEDGER.len(), begun.elapsed().as_millis());
    }
    Ok(())
}

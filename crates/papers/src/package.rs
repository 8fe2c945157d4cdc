//! The container that xlsx and docx share: a zip of parts whose bytes depend on the content alone.

use std::io::{Seek, Write};

use jiff::Timestamp;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::{Error, xml::escaped};

/// The first line of every part.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";

/// The type of a theme part.
pub(crate) const THEME_KIND: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// A package being written.
pub(crate) struct Package<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Package<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { zip: ZipWriter::new(out) }
    }

    /// Begins a part; what follows through [`Package::write`] belongs to it.
    pub(crate) fn begin(&mut self, path: &str) -> Result<(), Error> {
        // The time of the entry is fixed, because a clock would make equal papers differ. Level 3 takes two thirds of the
        // time of the usual 6 for a fifth more bytes on tables.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(3))
            .last_modified_time(DateTime::default());
        Ok(self.zip.start_file(path, options)?)
    }

    pub(crate) fn write(&mut self, text: &str) -> Result<(), Error> {
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    /// Writes a whole part, its declaration included.
    pub(crate) fn part(&mut self, path: &str, xml: &str) -> Result<(), Error> {
        self.begin(path)?;
        self.write(DECLARATION)?;
        self.write(xml)
    }

    /// Writes what every Office file begins with: the list of parts and their types, where the main part is, and
    /// the properties.
    pub(crate) fn front(
        &mut self,
        main: (&str, &str),
        parts: &[(&str, &str)],
        about: &About<'_>,
    ) -> Result<(), Error> {
        let mut types = format!(
            "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
             ContentType=\"application/xml\"/>"
        );
        let properties = [
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ];
        for (path, kind) in [main].iter().chain(parts).chain(&properties) {
            types += &format!("<Override PartName=\"/{path}\" ContentType=\"{kind}\"/>");
        }
        self.part("[Content_Types].xml", &(types + "</Types>"))?;
        self.part("_rels/.rels", &format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{OFFICE}/relationships/officeDocument\" Target=\"{}\"/><Relationship Id=\"rId2\" \
             Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship \
             Id=\"rId3\" Type=\"{OFFICE}/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
             </Relationships>", main.0))?;
        self.part("docProps/core.xml", &about.core())?;
        self.part(
            "docProps/app.xml",
            &format!(
                "<Properties xmlns=\"{OFFICE}/extended-properties\"><Application>Luoshi</Application>\
             </Properties>"
            ),
        )
    }

    /// Writes the relationships of a part: (kind, target), numbered rId1, rId2 and so on in their order.
    pub(crate) fn relationships(&mut self, path: &str, list: &[(&str, &str)]) -> Result<(), Error> {
        let mut xml = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
        for (at, (kind, target)) in list.iter().enumerate() {
            xml += &format!(
                "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/relationships/{kind}\" Target=\"{target}\"/>",
                at + 1
            );
        }
        self.part(path, &(xml + "</Relationships>"))
    }

    /// Writes the theme, the palette from which Office offers colours: the plainest one.
    pub(crate) fn theme(&mut self, path: &str) -> Result<(), Error> {
        const COLOURS: [(&str, &str); 12] = [
            ("dk1", "000000"),
            ("lt1", "FFFFFF"),
            ("dk2", "1F3B3A"),
            ("lt2", "EDF1F0"),
            ("accent1", "1B5E5A"),
            ("accent2", "1E7B45"),
            ("accent3", "9A6400"),
            ("accent4", "B3261E"),
            ("accent5", "5B6B7A"),
            ("accent6", "8A7F6A"),
            ("hlink", "1B5E5A"),
            ("folHlink", "5B6B7A"),
        ];
        let colours: String =
            COLOURS.map(|(name, rgb)| format!("<a:{name}><a:srgbClr val=\"{rgb}\"/></a:{name}>")).concat();
        let fonts = |name| {
            format!(
                "<a:{name}><a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"宋体\"/>\
                 <a:cs typeface=\"\"/></a:{name}>"
            )
        };
        let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
        let line =
            "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
        let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
        self.part(path, &format!(
            "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Luoshi\">\
             <a:themeElements>\
             <a:clrScheme name=\"Luoshi\">{colours}</a:clrScheme><a:fontScheme name=\"Luoshi\">{}{}</a:fontScheme>\
             <a:fmtScheme name=\"Luoshi\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>\
             <a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>\
             </a:themeElements></a:theme>", fonts("majorFont"), fonts("minorFont")))
    }

    pub(crate) fn finish(self) -> Result<W, Error> {
        Ok(self.zip.finish()?)
    }
}

/// The properties of a file.
pub(crate) struct About<'a> {
    pub(crate) title: &'a str,
    pub(crate) creator: &'a str,
    pub(crate) created: Timestamp,
}

impl About<'_> {
    fn core(&self) -> String {
        // Word and Excel read whole seconds only.
        let seconds = Timestamp::from_second(self.created.as_second()).unwrap_or(Timestamp::UNIX_EPOCH);
        format!(
            "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
             <dcterms:created xsi:type=\"dcterms:W3CDTF\">{seconds}</dcterms:created><dcterms:modified \
             xsi:type=\"dcterms:W3CDTF\">{seconds}</dcterms:modified></cp:coreProperties>",
            escaped(self.title),
            escaped(self.creator)
        )
    }
}

UPDATE notice SET matter = replace(json_extract(body, '$.matter.matter'), '_', '-'),
  about = substr(json_extract(body, '$.about.path'), 1, instr(json_extract(body, '$.about.path') || '#', '#') - 1)
  WHERE json_extract(body, '$.about.path') IS NOT NULL AND json_extract(body, '$.matter.matter') IS NOT NULL;

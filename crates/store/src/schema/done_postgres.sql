UPDATE notice SET matter = replace(body::json #>> '{matter,matter}', '_', '-'),
  about = split_part(body::json #>> '{about,path}', '#', 1)
  WHERE body::json #>> '{about,path}' IS NOT NULL AND body::json #>> '{matter,matter}' IS NOT NULL;

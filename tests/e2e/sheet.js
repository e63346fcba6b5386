// A CSV file as a spreadsheet has it: Python's reader, and a workbook that openpyxl makes of its cells.
import { execFileSync } from 'node:child_process';

const SCRIPT = `
import csv, json, sys
from openpyxl import Workbook
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True))
page = Workbook().active
for row in rows:
    page.append(row)
formulas = [cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f"]
print(json.dumps({"rows": rows, "formulas": formulas}))
`;

/** The cells of a CSV file as texts, and those that openpyxl takes for formulas. */
export function sheet(path) {
  const python = process.env.HEADROOM_PYTHON ?? 'python3';
  return JSON.parse(execFileSync(python, ['-c', SCRIPT, path], { encoding: 'utf8' }));
}

import { deflateRawSync } from 'node:zlib';

const declared = 0xf0_00_00_00;

/** An XLSX whose sheet says, in few bytes, that it unfolds to 4 GB. */
export async function zipBomb(): Promise<Uint8Array> {
  const block = deflateRawSync(Buffer.alloc(2 ** 24, '<row/>'));
  const files: [string, Buffer, number][] = [
    ['[Content_Types].xml', deflateRawSync(Buffer.from('<Types/>')), 8],
    ['xl/workbook.xml', deflateRawSync(Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>')), 81],
    ['xl/worksheets/sheet1.xml', block, declared],
  ];
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, data, size] of files) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

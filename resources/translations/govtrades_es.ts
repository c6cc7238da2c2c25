<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>About GovTrades Desktop</source>
            <translation>Acerca de GovTrades Desktop</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Every stock trade that US officials disclose, on your own machine, with the original page behind each number. A count is a floor: reports not fetched yet, and paper ones, hold more.</source>
            <translation>Todas las operaciones bursátiles que declaran los cargos públicos de EE. UU., en su propio equipo, con la página original detrás de cada cifra. Un recuento es un mínimo: los informes aún no obtenidos, y los de papel, contienen más.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Versions, places and the law's limit</source>
            <translation>Versiones, lugares y el límite de la ley</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Licences of what is inside</source>
            <translation>Licencias de lo que contiene</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>&amp;Program</source>
            <translation>&amp;Programa</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>&amp;Licences</source>
            <translation>&amp;Licencias</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>&amp;Copy report</source>
            <translation>&amp;Copiar informe</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Versions and places, without your name: for a report of a problem</source>
            <translation>Versiones y lugares, sin su nombre: para informar de un problema</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Where things are</source>
            <translation>Dónde están las cosas</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>The law</source>
            <translation>La ley</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Licence</source>
            <translation>Licencia</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>GPL-3.0-or-later: use, study, share and change it. No warranty.</source>
            <translation>GPL-3.0-or-later: use, estudie, comparta y modifique. Sin garantía.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/about.py" />
            <source>Copied, with ~ for your home folder</source>
            <translation>Copiado, con ~ en lugar de su carpeta personal</translation>
        </message>
    </context>
    <context>
        <name>AbsenceNote</name>
        <message>
            <location filename="gui/ink/absence_note.py" />
            <source>Fetch now</source>
            <translation>Obtener ahora</translation>
        </message>
        <message>
            <location filename="gui/ink/absence_note.py" />
            <source>Open on the official site</source>
            <translation>Abrir en el sitio oficial</translation>
        </message>
        <message>
            <location filename="gui/ink/absence_note.py" />
            <source>Fetching…</source>
            <translation>Obteniendo…</translation>
        </message>
    </context>
    <context>
        <name>actions</name>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;File</source>
            <translation>&amp;Archivo</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Import…</source>
            <translation>&amp;Importar…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Take in saved report pages or PDFs, of the House or the Senate (Ctrl+I)</source>
            <translation>Incorporar páginas o PDF de informes guardados, de la Cámara o del Senado (Ctrl+I)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Export…</source>
            <translation>&amp;Exportar…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Write exactly the rows in view to a file (Ctrl+E)</source>
            <translation>Escribir en un archivo exactamente las filas a la vista (Ctrl+E)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Quit</source>
            <translation>&amp;Salir</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Edit</source>
            <translation>&amp;Editar</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Copy rows with headings</source>
            <translation>&amp;Copiar filas con encabezados</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Select &amp;all rows</source>
            <translation>&amp;Seleccionar todas las filas</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>C&amp;orrect…</source>
            <translation>Co&amp;rregir…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Set the official, security or amount of the row, or write a note (F2)</source>
            <translation>Fijar el cargo público, el valor o el importe de la fila, o escribir una nota (F2)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Co&amp;rrections…</source>
            <translation>Correccio&amp;nes…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Every edit you made, with undo (Shift+F2)</source>
            <translation>Todos los cambios que ha hecho, con deshacer (Mayús+F2)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Find</source>
            <translation>&amp;Buscar</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>F&amp;ilter…</source>
            <translation>&amp;Filtrar…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Choose filters from lists, with the rows that each leaves (Ctrl+Shift+L)</source>
            <translation>Elegir filtros de listas, con las filas que deja cada uno (Ctrl+Mayús+L)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>C&amp;lear all filters</source>
            <translation>&amp;Quitar todos los filtros</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Settings…</source>
            <translation>&amp;Ajustes…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Settings (Ctrl+,)</source>
            <translation>Ajustes (Ctrl+,)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;View</source>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Columns</source>
            <translation>&amp;Columnas</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Details</source>
            <translation>&amp;Detalles</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Original page</source>
            <translation>Página &amp;original</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Show the page that the row was read from, with its line marked (Space or V in the table)</source>
            <translation>Mostrar la página de la que se leyó la fila, con su línea marcada (Espacio o V en la tabla)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Where the page stands</source>
            <translation>&amp;Lugar de la página</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Co&amp;lours</source>
            <translation>Colo&amp;res</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>As the &amp;system</source>
            <translation>Como el &amp;sistema</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Light</source>
            <translation>&amp;Claro</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Dark</source>
            <translation>&amp;Oscuro</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Go</source>
            <translation>&amp;Ir</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Back</source>
            <translation>&amp;Atrás</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Forward</source>
            <translation>A&amp;delante</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Go to…</source>
            <translation>&amp;Ir a…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Go to an official, a security, a filing, a page or a command (Ctrl+K)</source>
            <translation>Ir a un cargo público, un valor, una declaración, una página o una orden (Ctrl+K)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>To the &amp;rows</source>
            <translation>A las &amp;filas</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Older year</source>
            <translation>Año a&amp;nterior</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Newer year</source>
            <translation>Año si&amp;guiente</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Show the row's &amp;page</source>
            <translation>Mostrar la &amp;página de la fila</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Show the page that the row was read from; where it is not here, on the official site</source>
            <translation>Mostrar la página de la que se leyó la fila; si no está aquí, en el sitio oficial</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Open on the official si&amp;te</source>
            <translation>Abrir en el sitio &amp;oficial</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>The row's off&amp;icial</source>
            <translation>El &amp;cargo público de la fila</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>The row's &amp;security</source>
            <translation>El &amp;valor de la fila</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Co&amp;mpare…</source>
            <translation>Co&amp;mparar…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>The selected officials or securities side by side; on the page of one, choose another</source>
            <translation>Los cargos públicos o valores seleccionados, lado a lado; en la página de uno, elegir otro</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Data</source>
            <translation>&amp;Datos</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Refresh</source>
            <translation>&amp;Actualizar</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Re&amp;fresh other years</source>
            <translation>Actualizar otros a&amp;ños</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Fetch &amp;earlier years…</source>
            <translation>Obtener años anterior&amp;es…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Fetch the reports of chosen years, newest first, with pause and resume</source>
            <translation>Obtener los informes de los años elegidos, los más nuevos primero, con pausa y reanudación</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Pa&amp;use or resume the refresh</source>
            <translation>Pa&amp;usar o reanudar la actualización</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Cancel refresh or export</source>
            <translation>&amp;Cancelar la actualización o exportación</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Read the chosen filings &amp;again</source>
            <translation>Leer de &amp;nuevo las declaraciones elegidas</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Archive of &amp;originals…</source>
            <translation>Archivo de &amp;originales…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Restore a &amp;backup…</source>
            <translation>Restaurar una co&amp;pia de seguridad…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>Which backups there are, what they hold, and one of them in the place of the data</source>
            <translation>Qué copias de seguridad hay, qué contienen, y poner una de ellas en lugar de los datos</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Senate reports…</source>
            <translation>Informes del &amp;Senado…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Help</source>
            <translation>A&amp;yuda</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Guide</source>
            <translation>&amp;Guía</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>The guide, where it tells of this page (F1)</source>
            <translation>La guía, donde habla de esta página (F1)</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Keyboard shortcuts</source>
            <translation>Atajos de &amp;teclado</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;First steps</source>
            <translation>&amp;Primeros pasos</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;Check for updates…</source>
            <translation>&amp;Buscar versiones nuevas…</translation>
        </message>
        <message>
            <location filename="gui/actions.py" />
            <source>&amp;About GovTrades Desktop</source>
            <translation>&amp;Acerca de GovTrades Desktop</translation>
        </message>
    </context>
    <context>
        <name>AmountField</name>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Another amount</source>
            <translation>Otro importe</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Lower end, in dollars</source>
            <translation>Límite inferior, en dólares</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Upper end, in dollars; empty for none</source>
            <translation>Límite superior, en dólares; vacío si no hay</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>no upper end</source>
            <translation>sin límite superior</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Amount: band</source>
            <translation>Importe: tramo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Give the lower end.</source>
            <translation>Indique el límite inferior.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>The lower end is no whole number of dollars: {text}.</source>
            <translation>El límite inferior no es un número entero de dólares: {text}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>The upper end is no whole number of dollars: {text}.</source>
            <translation>El límite superior no es un número entero de dólares: {text}.</translation>
        </message>
    </context>
    <context>
        <name>ArchiveDialog</name>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Archive of originals</source>
            <translation>Archivo de originales</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Measuring the archive…</source>
            <translation>Midiendo el archivo…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Years whose originals are kept</source>
            <translation>Años cuyos originales se conservan</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Keep the original pages of</source>
            <translation>Conservar las páginas originales de</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Remove the older ones now</source>
            <translation>Retirar ahora los más antiguos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Keep them</source>
            <translation>Conservarlos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Clear the archive…</source>
            <translation>Vaciar el archivo…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Open the folder</source>
            <translation>Abrir la carpeta</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>The archive by source and year</source>
            <translation>El archivo por fuente y año</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Source</source>
            <translation>Fuente</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Year</source>
            <translation>Año</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Originals</source>
            <translation>Originales</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Only on this machine</source>
            <translation>Solo en este equipo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>all years</source>
            <translation>todos los años</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>this year</source>
            <translation>este año</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>the newest {n} years</source>
            <translation>los {n} años más nuevos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Originals at hand: {n}, {size}</source>
            <translation>Originales disponibles: {n}, {size}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>No original is on this machine yet</source>
            <translation>Aún no hay ningún original en este equipo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>perhaps</source>
            <translation>quizá</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>not in the ledger</source>
            <translation>no está en el registro</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Remove all originals but those of {years}?</source>
            <translation>¿Retirar todos los originales menos los de {years}?</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Remove the originals of all years, those that you fetched yourself too?</source>
            <translation>¿Retirar los originales de todos los años, también los que usted obtuvo?</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Each can be fetched again at its row.</source>
            <translation>Cada uno puede obtenerse de nuevo desde su fila.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Remove them</source>
            <translation>Retirarlos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>There is nothing to remove.</source>
            <translation>No hay nada que retirar.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>{n} documents, up to {size}.</source>
            <translation>{n} documentos, hasta {size}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>{n} documents, {size}.</source>
            <translation>{n} documentos, {size}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Only on this machine, and therefore kept: {n}.</source>
            <translation>Solo en este equipo, y por eso conservados: {n}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Fetched by you, and therefore kept: {n}.</source>
            <translation>Obtenidos por usted, y por eso conservados: {n}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>After each refresh the pages of older years are removed, but for those that you fetched yourself.</source>
            <translation>Tras cada actualización se retiran las páginas de los años más antiguos, salvo las que usted mismo obtuvo.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Nothing is removed by itself.</source>
            <translation>Nada se retira por sí solo.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/archive.py" />
            <source>Trades, filings and all that was read from a page stay without it; a page can be fetched again at its row. What could not be fetched again is never removed: imports, earlier versions of a report, and pages that the official site does not list any more.</source>
            <translation>Las operaciones, las declaraciones y todo lo leído de una página se quedan sin ella; una página puede obtenerse de nuevo desde su fila. Lo que no podría obtenerse de nuevo nunca se retira: importaciones, versiones anteriores de un informe y páginas que el sitio oficial ya no enumera.</translation>
        </message>
    </context>
    <context>
        <name>Archiving</name>
        <message>
            <location filename="gui/archiving.py" />
            <source>The archive is made smaller as soon as the running job has ended</source>
            <translation>El archivo se reducirá en cuanto termine la tarea en curso</translation>
        </message>
        <message>
            <location filename="gui/archiving.py" />
            <source>Originals removed from the archive: {n}, {size} freed</source>
            <translation>Originales retirados del archivo: {n}, {size} liberados</translation>
        </message>
        <message>
            <location filename="gui/archiving.py" />
            <source>; kept because they are on this machine only: {n}</source>
            <translation>; conservados porque solo están en este equipo: {n}</translation>
        </message>
        <message>
            <location filename="gui/archiving.py" />
            <source>; kept because you fetched them: {n}</source>
            <translation>; conservados porque usted los obtuvo: {n}</translation>
        </message>
    </context>
    <context>
        <name>BackfillDialog</name>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Fetch earlier years</source>
            <translation>Obtener años anteriores</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>The reports of each year are fetched from the official sites, the newest year first, at the pace that the settings allow. You can go on reading meanwhile; each year shows as soon as it is read. What is here is never fetched again.</source>
            <translation>Los informes de cada año se obtienen de los sitios oficiales, el año más nuevo primero, al ritmo que permiten los ajustes. Entretanto puede seguir leyendo; cada año aparece en cuanto se ha leído. Lo que ya está aquí nunca se pide de nuevo.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Counting what is here…</source>
            <translation>Contando lo que hay…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Progress of this year</source>
            <translation>Progreso de este año</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Fetch</source>
            <translation>Obtener</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Stop</source>
            <translation>Detener</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Stop now; what is left is offered again, after a restart too</source>
            <translation>Detener ahora; lo que falta se ofrecerá de nuevo, también tras reiniciar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Forget what is left</source>
            <translation>Olvidar lo que falta</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>The fetching goes on</source>
            <translation>La obtención continúa</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Years</source>
            <translation>Años</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Year</source>
            <translation>Año</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Listed</source>
            <translation>Enumerados</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>At hand</source>
            <translation>Disponibles</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Missing</source>
            <translation>Faltan</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Takes about</source>
            <translation>Tarda unos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>not known yet</source>
            <translation>aún no se sabe</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>No index of this year was asked for yet; the fetch begins with it.</source>
            <translation>Aún no se ha pedido ningún índice de este año; la obtención empieza por él.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Not counted, because its index was not asked for yet: {names}</source>
            <translation>Sin contar, porque aún no se ha pedido su índice: {names}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Go on</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>; then {years}</source>
            <translation>; después {years}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>, {n} more</source>
            <translation>, {n} más</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>, {duration} in all</source>
            <translation>, {duration} en total</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Waiting for another job to end; then {years}</source>
            <translation>En espera de que termine otra tarea; después {years}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Not fetched to the end: {years}</source>
            <translation>Sin obtener por completo: {years}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Tick the years that are wanted.</source>
            <translation>Marque los años que desea.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>Chosen years: {n}; reports known to be missing: {missing}</source>
            <translation>Años elegidos: {n}; informes que se sabe que faltan: {missing}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source>; about {duration} at {pace} a second</source>
            <translation>; unos {duration} a {pace} por segundo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/backfill.py" />
            <source> (the most that the settings allow)</source>
            <translation> (lo máximo que permiten los ajustes)</translation>
        </message>
    </context>
    <context>
        <name>Backfilling</name>
        <message>
            <location filename="gui/backfilling.py" />
            <source>Not fetched to the end: {years}</source>
            <translation>Sin obtener por completo: {years}</translation>
        </message>
        <message>
            <location filename="gui/backfilling.py" />
            <source>Go on</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <location filename="gui/backfilling.py" />
            <source>The fetch of {years} rests: no answer. It is offered again</source>
            <translation>La obtención de {years} está en espera: sin respuesta. Se ofrecerá de nuevo</translation>
        </message>
        <message>
            <location filename="gui/backfilling.py" />
            <source>All chosen years were fetched</source>
            <translation>Se obtuvieron todos los años elegidos</translation>
        </message>
    </context>
    <context>
        <name>ChamberSelector</name>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Chamber</source>
            <translation>Órgano</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Trades and filings of one chamber, or of both</source>
            <translation>Operaciones y declaraciones de una cámara, o de ambas</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Both chambers</source>
            <translation>Ambas cámaras</translation>
        </message>
    </context>
    <context>
        <name>Chart</name>
        <message>
            <location filename="gui/charts/chart.py" />
            <source>Loading</source>
            <translation>Cargando</translation>
        </message>
    </context>
    <context>
        <name>ChartedPage</name>
        <message>
            <location filename="gui/pages/charted_page.py" />
            <source>1 trade selected, in the table too</source>
            <translation>1 operación seleccionada, también en la tabla</translation>
        </message>
        <message>
            <location filename="gui/pages/charted_page.py" />
            <source>{n} trades selected, in the table too</source>
            <translation>{n} operaciones seleccionadas, también en la tabla</translation>
        </message>
        <message>
            <location filename="gui/pages/charted_page.py" />
            <source>1 trade selected</source>
            <translation>1 operación seleccionada</translation>
        </message>
        <message>
            <location filename="gui/pages/charted_page.py" />
            <source>{n} trades selected</source>
            <translation>{n} operaciones seleccionadas</translation>
        </message>
    </context>
    <context>
        <name>ChartFrame</name>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Data table (T)</source>
            <translation>Tabla de datos (T)</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Save as PNG…</source>
            <translation>Guardar como PNG…</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Save as SVG…</source>
            <translation>Guardar como SVG…</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Copy picture</source>
            <translation>Copiar imagen</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Show all (0)</source>
            <translation>Mostrar todo (0)</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Data table, save, copy, show all</source>
            <translation>Tabla de datos, guardar, copiar, mostrar todo</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Commands: {title}</source>
            <translation>Órdenes: {title}</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>PNG picture (*.png)</source>
            <translation>Imagen PNG (*.png)</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>SVG drawing (*.svg)</source>
            <translation>Dibujo SVG (*.svg)</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>Save chart</source>
            <translation>Guardar gráfico</translation>
        </message>
        <message>
            <location filename="gui/charts/frame.py" />
            <source>{name} is there already. Replace it?</source>
            <translation>{name} ya existe. ¿Reemplazarlo?</translation>
        </message>
    </context>
    <context>
        <name>ChartRoom</name>
        <message>
            <location filename="gui/pages/fact_charts.py" />
            <source>The chart was saved as {path}</source>
            <translation>El gráfico se guardó como {path}</translation>
        </message>
    </context>
    <context>
        <name>charts</name>
        <message>
            <location filename="gui/charts/band_plot.py" />
            <source>and more: no upper end disclosed</source>
            <translation>y más: sin límite superior declarado</translation>
        </message>
        <message>
            <location filename="gui/charts/bars_plot.py" />
            <location filename="gui/charts/side_plot.py" />
            <source>and {n} more in the data table</source>
            <translation>y {n} más en la tabla de datos</translation>
        </message>
        <message>
            <location filename="gui/charts/price_plot.py" />
            <source>no price</source>
            <translation>sin precio</translation>
        </message>
        <message>
            <location filename="gui/charts/price_plot.py" />
            <source>until disclosed</source>
            <translation>hasta divulgarse</translation>
        </message>
        <message>
            <location filename="gui/charts/price_plot.py" />
            <source>size: amount</source>
            <translation>tamaño: importe</translation>
        </message>
        <message>
            <location filename="gui/charts/printing.py" />
            <source>Filter: {words}</source>
            <translation>Filtro: {words}</translation>
        </message>
        <message>
            <location filename="gui/charts/printing.py" />
            <source>Data as of {moment}</source>
            <translation>Datos a {moment}</translation>
        </message>
        <message>
            <location filename="gui/charts/printing.py" />
            <source>The chart could not be turned into a PNG.</source>
            <translation>El gráfico no se pudo convertir en PNG.</translation>
        </message>
        <message>
            <location filename="gui/charts/printing.py" />
            <source>A chart is saved as .png or .svg, not as “{name}”.</source>
            <translation>Un gráfico se guarda como .png o .svg, no como «{name}».</translation>
        </message>
        <message>
            <location filename="gui/charts/printing.py" />
            <source>“{name}” could not be written: {reason}.</source>
            <translation>No se pudo escribir «{name}»: {reason}.</translation>
        </message>
        <message>
            <location filename="gui/charts/printing.py" />
            <source>Choose another folder; a file that was there is as it was.</source>
            <translation>Elija otra carpeta; el archivo que hubiera sigue como estaba.</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Facts</source>
            <translation>Datos</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Side</source>
            <translation>Lado</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>At least</source>
            <translation>Como mínimo</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>At most, open ends at their lower end</source>
            <translation>Como máximo, los abiertos por su límite inferior</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Without upper end</source>
            <translation>Sin límite superior</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Traded</source>
            <translation>Negociada</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>To</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Disclosed</source>
            <translation>Divulgada</translation>
        </message>
        <message>
            <location filename="gui/charts/tables.py" />
            <source>Chart</source>
            <translation>Gráfico</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>no amount</source>
            <translation>sin importe</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>sells</source>
            <translation>ventas</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>exchanges</source>
            <translation>permutas</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>buys</source>
            <translation>compras</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>buy</source>
            <translation>compra</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>sale</source>
            <translation>venta</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>partial sale</source>
            <translation>venta parcial</translation>
        </message>
        <message>
            <location filename="gui/charts/timeline_plot.py" />
            <source>exchange</source>
            <translation>permuta</translation>
        </message>
        <message>
            <location filename="gui/charts/trade_layer.py" />
            <source>One of {n} trades in this place: a click selects them all</source>
            <translation>Una de {n} operaciones en este lugar: un clic las selecciona todas</translation>
        </message>
        <message>
            <source>At most, of those with an upper end</source>
            <translation type="vanished">Como máximo, de las que tienen límite superior</translation>
        </message>
    </context>
    <context>
        <name>charts of one</name>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>not known</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>no amount told</source>
            <translation>sin importe indicado</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>up to {amount}</source>
            <translation>hasta {amount}</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>day of disclosure not known</source>
            <translation>día de divulgación desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>disclosed {day}</source>
            <translation>divulgada {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>{days} later</source>
            <translation>{days} después</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source> (⚠ more than 45)</source>
            <translation> (⚠ más de 45)</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>; {n} without an amount</source>
            <translation>; {n} sin importe</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>{n} of no known type</source>
            <translation>{n} de tipo desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>{trades}, {volume}: {buys} buys, {sells} sells, {exchanges} exchanges.</source>
            <translation>{trades}, {volume}: {buys} compras, {sells} ventas, {exchanges} permutas.</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>; {n} dated beyond the axis</source>
            <translation>; {n} con fecha fuera del eje</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>; {n} without a date</source>
            <translation>; {n} sin fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>no transaction report is listed</source>
            <translation>no se enumera ningún informe de operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>{n} of {total} transaction reports read</source>
            <translation>{n} de {total} informes de operaciones leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>party changes: the day is not in the data at hand (last term: {last}; trades count as {others})</source>
            <translation>cambios de partido: el día no está en los datos disponibles (último mandato: {last}; las operaciones cuentan como {others})</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>career: the days of service are not in the data at hand</source>
            <translation>carrera: los días de servicio no están en los datos disponibles</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>career: the days of earlier terms are not in the data at hand</source>
            <translation>carrera: los días de mandatos anteriores no están en los datos disponibles</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>One trade only</source>
            <translation>Solo una operación</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>Only {n} trades</source>
            <translation>Solo {n} operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/chart_words.py" />
            <source>{few}: no pattern can be read from so few.</source>
            <translation>{few}: de tan pocas no se puede deducir ningún patrón.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>No trade of {name} was read.</source>
            <translation>No se leyó ninguna operación de {name}.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source> · height: disclosed amount</source>
            <translation> · altura: importe declarado</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>; above: committees</source>
            <translation>; arriba: comités</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source> (the {n} with fewest trades are left to the list below)</source>
            <translation> (los {n} con menos operaciones quedan para la lista de abajo)</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <location filename="gui/pages/security_charts.py" />
            <source>Trades over time</source>
            <translation>Operaciones en el tiempo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>Committees and career</source>
            <translation>Comités y carrera</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>{seat}
{days}, as first seen in the record
{n} in that time, of whatever asset</source>
            <translation>{seat}
{days}, según se vio por primera vez en el registro
{n} en ese tiempo, de cualquier activo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>left office</source>
            <translation>dejó el cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>took office</source>
            <translation>asumió el cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>back in office</source>
            <translation>de nuevo en el cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>sector not known</source>
            <translation>sector desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>{n} of {total} trades have a sector</source>
            <translation>{n} de {total} operaciones tienen sector</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>By sector</source>
            <translation>Por sector</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>Sector</source>
            <translation>Sector</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <location filename="gui/pages/security_charts.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>security not known</source>
            <translation>valor desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>{name}: open its page</source>
            <translation>{name}: abrir su página</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>trades of each security</source>
            <translation>operaciones de cada valor</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>the first {n} of {total} securities, by trades</source>
            <translation>los primeros {n} de {total} valores, por operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>Most traded</source>
            <translation>Lo más negociado</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>no colleague to compare with</source>
            <translation>ningún colega con quien comparar</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>{n} by {officials} colleagues, {spans}</source>
            <translation>{n} de {officials} colegas, {spans}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>Half of {n} were disclosed within {days}; {late} took more than {most}.</source>
            <translation>La mitad de {n} se divulgó en {days}; {late} tardaron más de {most}.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>Days from trade to disclosure</source>
            <translation>Días de la operación a la divulgación</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>No trade of {name} has both days.</source>
            <translation>Ninguna operación de {name} tiene ambos días.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>this official</source>
            <translation>este cargo público</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>colleagues</source>
            <translation>colegas</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>median {days}</source>
            <translation>mediana {days}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>colleagues {days}</source>
            <translation>colegas {days}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>45 days</source>
            <translation>45 días</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>Days</source>
            <translation>Días</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>before</source>
            <translation>antes</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>dated after the disclosure</source>
            <translation>con fecha posterior a la divulgación</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>{days} days</source>
            <translation>{days} días</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>this official: {n} of {total} ({share})</source>
            <translation>este cargo público: {n} de {total} ({share})</translation>
        </message>
        <message>
            <location filename="gui/pages/official_charts.py" />
            <source>colleagues: {n} of {total} ({share})</source>
            <translation>colegas: {n} de {total} ({share})</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>No trade of it was read.</source>
            <translation>No se leyó ninguna operación con él.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>Price and trades</source>
            <translation>Precio y operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>adjusted close</source>
            <translation>cierre ajustado</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>close</source>
            <translation>cierre</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>currency not told</source>
            <translation>moneda no indicada</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>Prices: {source}</source>
            <translation>Precios: {source}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>, as of {day}</source>
            <translation>, a {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>; the source does not tell the currency</source>
            <translation>; la fuente no indica la moneda</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{n} closes from {source}, {first} – {last}</source>
            <translation>{n} cierres de {source}, {first} – {last}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>, logarithmic</source>
            <translation>, logarítmico</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>No price line: {reason} {how}</source>
            <translation>Sin línea de precios: {reason} {how}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source> (and {n} more)</source>
            <translation> (y {n} más)</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>Or in a terminal: govtrades prices --from FOLDER.</source>
            <translation>O en un terminal: govtrades prices --from FOLDER.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>More can be taken in: govtrades prices --from FOLDER.</source>
            <translation>Pueden incorporarse más: govtrades prices --from FOLDER.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>no prices: {n} trading days</source>
            <translation>sin precios: {n} sesiones</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>split {n}:1</source>
            <translation>desdoblamiento {n}:1</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>split 1:{n}</source>
            <translation>agrupación 1:{n}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>filer not known</source>
            <translation>declarante desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{name}: open the page</source>
            <translation>{name}: abrir la página</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>trades of each; the letter is the party at the latest of them</source>
            <translation>operaciones de cada uno; la letra es el partido en la última de ellas</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>the first {n} of {total} officials, by trades</source>
            <translation>los primeros {n} de {total} cargos públicos, por operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>Who traded it</source>
            <translation>Quién lo negoció</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{buys} buys, {sells} sells, by trade date</source>
            <translation>{buys} compras, {sells} ventas, por fecha de operación</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{n} exchanges on neither side</source>
            <translation>{n} permutas en ninguno de los lados</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{n} in other quarters</source>
            <translation>{n} en otros trimestres</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{n} without a date</source>
            <translation>{n} sin fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>Buys against sells by quarter</source>
            <translation>Compras frente a ventas por trimestre</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>No buy and no sell with a date.</source>
            <translation>Ninguna compra ni venta con fecha.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>Quarter</source>
            <translation>Trimestre</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{days}: {n}, of {officials} officials
{names}</source>
            <translation>{days}: {n}, de {officials} cargos públicos
{names}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_charts.py" />
            <source>{n} officials: {names}</source>
            <translation>{n} cargos públicos: {names}</translation>
        </message>
        <message>
            <source>buy</source>
            <translation type="vanished">compra</translation>
        </message>
        <message>
            <source>sell</source>
            <translation type="vanished">venta</translation>
        </message>
        <message>
            <source>◆ {n} exchanges</source>
            <translation type="vanished">◆ {n} permutas</translation>
        </message>
        <message>
            <source>party changes: the day is not in the data at hand (last term: {last}; trades: {others} too)</source>
            <translation type="vanished">cambios de partido: el día no está en los datos disponibles (último mandato: {last}; operaciones: también {others})</translation>
        </message>
    </context>
    <context>
        <name>Chip</name>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Filter: {words}</source>
            <translation>Filtro: {words}</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Enter changes it, Delete removes it, arrows go to the others</source>
            <translation>Intro lo cambia, Supr lo quita, las flechas van a los demás</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>{words}: click to change, × to remove</source>
            <translation>{words}: clic para cambiar, × para quitar</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Change…</source>
            <translation>Cambiar…</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Ask for it instead</source>
            <translation>Pedirlo en su lugar</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Leave it out instead</source>
            <translation>Excluirlo en su lugar</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
    </context>
    <context>
        <name>ChoiceField</name>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Type a name</source>
            <translation>Escriba un nombre</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Type a ticker or a name</source>
            <translation>Escriba un símbolo o un nombre</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Nobody of that name is known.</source>
            <translation>No se conoce a nadie con ese nombre.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>No security of that name or ticker is known.</source>
            <translation>No se conoce ningún valor con ese nombre o símbolo.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>One matches: choose it (Down, Enter).</source>
            <translation>Coincide uno: elíjalo (Abajo, Intro).</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>{n} match: choose one (Down, Enter).</source>
            <translation>Coinciden {n}: elija uno (Abajo, Intro).</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Choose one; to take your edit back, press Undo.</source>
            <translation>Elija uno; para retirar su cambio, pulse Deshacer.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Choose one.</source>
            <translation>Elija uno.</translation>
        </message>
    </context>
    <context>
        <name>ClusterList</name>
        <message>
            <location filename="gui/pages/cluster_list.py" />
            <source>Three or more officials on the same side within 21 days; stretches may overlap. A cluster is a count and no evidence of anything: of what hundreds trade there are many by chance alone, and people act on the same news.</source>
            <translation>Tres o más cargos públicos en el mismo lado en 21 días; los periodos pueden solaparse. Una coincidencia es un recuento y no prueba nada: entre lo que negocian cientos hay muchas por puro azar, y la gente actúa según las mismas noticias.</translation>
        </message>
        <message>
            <location filename="gui/pages/cluster_list.py" />
            <source>Clusters</source>
            <translation>Coincidencias</translation>
        </message>
        <message>
            <location filename="gui/pages/cluster_list.py" />
            <source>No three officials traded it on one side within 21 days.</source>
            <translation>No hay tres cargos públicos que lo negociaran en el mismo lado en 21 días.</translation>
        </message>
        <message>
            <location filename="gui/pages/cluster_list.py" />
            <source>Show {n} earlier ones</source>
            <translation>Mostrar {n} anteriores</translation>
        </message>
    </context>
    <context>
        <name>columns</name>
        <message>
            <location filename="gui/models/filings.py" />
            <source>, with a doubt</source>
            <translation>, con una duda</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>✎ edited by you</source>
            <translation>✎ corregida por usted</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>an amendment repeats or corrects all of its rows</source>
            <translation>una enmienda repite o corrige todas sus filas</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>not a transaction report: listed, not collected</source>
            <translation>no es un informe de operaciones: enumerada, no recogida</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>Filed</source>
            <translation>Presentada</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>Chamber</source>
            <translation>Órgano</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>Chamber: H House, S Senate</source>
            <translation>Órgano: H Cámara de Representantes, S Senado</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>Ch.</source>
            <translation>Órg.</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>Seat</source>
            <translation>Escaño</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>Year</source>
            <translation>Año</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>The year of the official index that lists the filing</source>
            <translation>El año del índice oficial que enumera la declaración</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>Doubts</source>
            <translation>Dudas</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>Filing</source>
            <translation>Declaración</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>First listed</source>
            <translation>Enumerada desde</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>Last listed</source>
            <translation>Enumerada hasta</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>Corrected</source>
            <translation>Corregida</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>✎ marks filings of which you corrected something, or something of their rows</source>
            <translation>✎ marca las declaraciones de las que corrigió algo, o algo de sus filas</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trade_cells.py" />
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trade_cells.py" />
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <location filename="gui/models/trades.py" />
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <location filename="gui/models/filings.py" />
            <source>Your note on the whole filing</source>
            <translation>Su nota sobre toda la declaración</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>● in office</source>
            <translation>● activo</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>○ left</source>
            <translation>○ cesado</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>{n} committees and {m} parts of them: {codes}</source>
            <translation>{n} comités y {m} subcomités: {codes}</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>Party</source>
            <translation>Partido</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Party today or of the last term: D Democrat, R Republican, I Independent</source>
            <translation>Partido de hoy o del último mandato: D demócrata, R republicano, I independiente</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>P.</source>
            <translation>P.</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Enter or a double click opens the official's page</source>
            <translation>Intro o doble clic abre la página del cargo público</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Chamber today or of the last term: H House, S Senate</source>
            <translation>Órgano de hoy o del último mandato: H Cámara de Representantes, S Senado</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Serving</source>
            <translation>En activo</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Whether in office on the day of the reference data</source>
            <translation>Si ocupaba el cargo el día de los datos de referencia</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Reports</source>
            <translation>Informes</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Periodic transaction reports listed by the official indexes, read or not</source>
            <translation>Informes periódicos de operaciones que enumeran los índices oficiales, leídos o no</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Trades read so far: of reports not read nothing is counted</source>
            <translation>Operaciones leídas hasta ahora: de los informes no leídos no se cuenta nada</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Buys</source>
            <translation>Compras</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Sells</source>
            <translation>Ventas</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Sales, whole and partial</source>
            <translation>Ventas, totales y parciales</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Disclosed volume</source>
            <translation>Volumen declarado</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Volume</source>
            <translation>Volumen</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Sum of the bands, lower and upper ends; +: and more, for a band is open; sorts by the lower</source>
            <translation>Suma de los tramos, límites inferior y superior; +: y más, pues un tramo es abierto; se ordena por el inferior</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Last trade</source>
            <translation>Última operación</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Median lag</source>
            <translation>Demora mediana</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Days from trade to filing: half of the trades took no longer</source>
            <translation>Días desde la operación hasta la presentación: la mitad de las operaciones no tardó más</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>Lag</source>
            <translation>Demora</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Filed late</source>
            <translation>Con retraso</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Share first filed more than 45 days after the trade; copies give the number</source>
            <translation>Proporción presentada por primera vez más de 45 días después de la operación; al copiar, el número</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Late</source>
            <translation>Tardía</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/trades.py" />
            <source>Committees</source>
            <translation>Comités</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Codes of the committees sat on now; the page has their names and days</source>
            <translation>Códigos de los comités de los que es miembro ahora; la página tiene sus nombres y días</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>Exchanges</source>
            <translation>Permutas</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <location filename="gui/models/securities.py" />
            <source>First trade</source>
            <translation>Primera operación</translation>
        </message>
        <message>
            <location filename="gui/models/officials.py" />
            <source>Bioguide</source>
            <translation>Bioguide</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>? as filed</source>
            <translation>? declarado</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>● listed</source>
            <translation>● enumerado</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <location filename="gui/models/trades.py" />
            <source>Ticker</source>
            <translation>Símbolo</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Today's ticker, or the last one</source>
            <translation>El símbolo de hoy, o el último</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Enter or a double click opens the security's page</source>
            <translation>Intro o doble clic abre la página del valor</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Class</source>
            <translation>Clase</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Kind of security; of an option, that of what it is on</source>
            <translation>Clase de valor; de una opción, la del valor subyacente</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <location filename="gui/models/trades.py" />
            <source>Sector</source>
            <translation>Sector</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>GICS sector where known, else the SIC division, and so marked</source>
            <translation>Sector GICS si se conoce; si no, la división SIC, marcada como tal</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Officials with a trade of it; filers of whom it is not known who they are left out</source>
            <translation>Cargos públicos con alguna operación; sin los declarantes cuya identidad no se conoce</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>By Democrats</source>
            <translation>De demócratas</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Trades by Democrats, by the party on the day of the trade</source>
            <translation>Operaciones de demócratas, según el partido el día de la operación</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>D</source>
            <translation>D</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>By Republicans</source>
            <translation>De republicanos</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Trades by Republicans, by the party on the day of the trade</source>
            <translation>Operaciones de republicanos, según el partido el día de la operación</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>R</source>
            <translation>R</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Known from</source>
            <translation>Conocido por</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Listed by outside evidence (SEC), or named by filings only</source>
            <translation>Enumerado por fuentes externas (SEC), o nombrado solo en declaraciones</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Known</source>
            <translation>Origen</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>By others</source>
            <translation>De otros</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Trades by other parties, and by filers of whom it is not known who they are</source>
            <translation>Operaciones de otros partidos y de declarantes cuya identidad no se conoce</translation>
        </message>
        <message>
            <location filename="gui/models/securities.py" />
            <source>Industry</source>
            <translation>Industria</translation>
        </message>
        <message>
            <location filename="gui/models/table_model.py" />
            <source>sorted descending</source>
            <translation>orden descendente</translation>
        </message>
        <message>
            <location filename="gui/models/table_model.py" />
            <source>sorted ascending</source>
            <translation>orden ascendente</translation>
        </message>
        <message>
            <location filename="gui/models/table_model.py" />
            <source>{way}, {n} of {all}</source>
            <translation>{way}, {n} de {all}</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>✕ deleted: {asset}</source>
            <translation>✕ eliminada: {asset}</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>↷ replaced: {asset}</source>
            <translation>↷ sustituida: {asset}</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>✎ edited: {asset}</source>
            <translation>✎ corregida: {asset}</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>Replaced</source>
            <translation>Sustituida</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>with a doubt</source>
            <translation>con una duda</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>Member</source>
            <translation>Miembro</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>Former member</source>
            <translation>Antiguo miembro</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>Candidate</source>
            <translation>Candidato</translation>
        </message>
        <message>
            <location filename="gui/models/trade_cells.py" />
            <source>Other filer</source>
            <translation>Otro declarante</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Traded</source>
            <translation>Negociada</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The day of the trade, as filed</source>
            <translation>El día de la operación, según la declaración</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The day the report was filed; of a trade told before, see First disclosed</source>
            <translation>El día en que se presentó el informe; si la operación se contó antes, véase Primera divulgación</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Days from the trade to the first report of it; ⚠ marks more than 45</source>
            <translation>Días desde la operación hasta su primer informe; ⚠ marca más de 45</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Party on the day of the trade: D Democrat, R Republican, I Independent</source>
            <translation>Partido el día de la operación: D demócrata, R republicano, I independiente</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>State and district</source>
            <translation>Estado y distrito</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Owner</source>
            <translation>Titular</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>▽ Partial</source>
            <translation>▲ Compra</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The band that the report discloses; sorts by its lower end</source>
            <translation>El tramo que declara el informe; se ordena por su límite inferior</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Asset</source>
            <translation>Activo</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Symbol today</source>
            <translation>Símbolo de hoy</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The security's ticker of today; the ticker as filed where none was found</source>
            <translation>El símbolo actual del valor; el declarado si no se encontró ninguno</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Issuer</source>
            <translation>Emisor</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The name of the security that the asset was found to be</source>
            <translation>El nombre del valor con el que se identificó el activo</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Sector of the security, where it is known</source>
            <translation>Sector del valor, si se conoce</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Asset class</source>
            <translation>Clase de activo</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>What kind of asset it is: stock, option, fund, bond, …</source>
            <translation>Qué clase de activo es: acción, opción, fondo, bono, …</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Codes of the committees sat on when it was traded; copies have the parts too</source>
            <translation>Códigos de los comités de los que era miembro al operar; al copiar, también los subcomités</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Role</source>
            <translation>Función</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>What the filer was on the day of the filing</source>
            <translation>Qué era el declarante el día de la declaración</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Official as filed</source>
            <translation>Cargo público declarado</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The name as the official index of filings lists it</source>
            <translation>El nombre tal como figura en el índice oficial de declaraciones</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>First disclosed</source>
            <translation>Primera divulgación</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The day of the first report of the trade: lag and late run to it</source>
            <translation>El día del primer informe de la operación: hasta él corren la demora y el retraso</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Notified</source>
            <translation>Notificada</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The day the filer learned of the trade</source>
            <translation>El día en que el declarante supo de la operación</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Asset type</source>
            <translation>Tipo de activo</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The code in brackets after the asset: ST stock, OP option, …</source>
            <translation>El código entre corchetes tras el activo: ST acción, OP opción, …</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Amount low</source>
            <translation>Importe mínimo</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Amount high</source>
            <translation>Importe máximo</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Gains &gt; $200</source>
            <translation>Ganancias &gt; $200</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The check mark of the form's last column</source>
            <translation>La marca de la última columna del formulario</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Status</source>
            <translation>Situación</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>New, amended or deleted, as the report says; replaced by a later amendment</source>
            <translation>Nueva, enmendada o eliminada, como dice el informe; sustituida por una enmienda posterior</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Source</source>
            <translation>Fuente</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Line</source>
            <translation>Línea</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>The row's number in its filing</source>
            <translation>El número de la fila en su declaración</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Reading</source>
            <translation>Lectura</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>✎ marks what you corrected; the details have the source's value beside yours</source>
            <translation>✎ marca lo que usted corrigió; los detalles tienen el valor de la fuente junto al suyo</translation>
        </message>
        <message>
            <location filename="gui/models/trades.py" />
            <source>Your own note on the trade or its filing</source>
            <translation>Su propia nota sobre la operación o su declaración</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_copy.py" />
            <source>{n} rows are too many for the clipboard: it takes {most}.</source>
            <translation>{n} filas son demasiadas para el portapapeles: admite {most}.</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_copy.py" />
            <source>Export writes any number of rows to a file.</source>
            <translation>Exportar escribe cualquier número de filas en un archivo.</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>Search the columns</source>
            <translation>Buscar en las columnas</translation>
        </message>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>Columns, in their order</source>
            <translation>Columnas, en su orden</translation>
        </message>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>&amp;Keep the first column in place</source>
            <translation>&amp;Mantener fija la primera columna</translation>
        </message>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>Space shows or hides; Alt+Up and Alt+Down move; or drag</source>
            <translation>Espacio muestra u oculta; Alt+Arriba y Alt+Abajo mueven; o arrastre</translation>
        </message>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>&amp;Reset</source>
            <translation>&amp;Restablecer</translation>
        </message>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>&amp;Fit widths</source>
            <translation>&amp;Ajustar anchos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/columns.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>compare</name>
        <message>
            <location filename="gui/comparing.py" />
            <source>Compare {first} with {second}</source>
            <translation>Comparar {first} con {second}</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Party</source>
            <translation>Partido</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Seat</source>
            <translation>Escaño</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Of today, or the last one</source>
            <translation>De hoy, o el último</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>In office</source>
            <translation>En el cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Transaction reports listed</source>
            <translation>Informes de operaciones enumerados</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Periodic transaction reports, as the index lists</source>
            <translation>Informes periódicos de operaciones, como enumera el índice</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>… of these read</source>
            <translation>… de estos, leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Their rows are in the numbers below</source>
            <translation>Sus filas están en las cifras de abajo</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Not fetched, on paper or not readable: what they hold is in none of the numbers below</source>
            <translation>Sin obtener, en papel o ilegibles: lo que contienen no está en ninguna de las cifras de abajo</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>… without rows here</source>
            <translation>… sin filas aquí</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>not known</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>no longer</source>
            <translation>ya no</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>1 report</source>
            <translation>1 informe</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{n} reports</source>
            <translation>{n} informes</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{n} officials: open the page, which tells who</source>
            <translation>{n} cargos públicos: abra la página, que dice quiénes</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Kind</source>
            <translation>Clase</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Sector</source>
            <translation>Sector</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Officials who traded it</source>
            <translation>Cargos públicos que lo negociaron</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>The first of them stand below, most trades first</source>
            <translation>Los primeros figuran abajo, de más a menos operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Trades read</source>
            <translation>Operaciones leídas</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>▲ Buys</source>
            <translation>▲ Compras</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>▼ Sells</source>
            <translation>▼ Ventas</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>◆ Exchanges</source>
            <translation>◆ Permutas</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>From the least to the most that the disclosed bands come to: never one sum</source>
            <translation>Del mínimo al máximo que suman los tramos declarados: nunca una sola cifra</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Disclosed volume, from</source>
            <translation>Volumen declarado, de</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>… to</source>
            <translation>… a</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>First trade</source>
            <translation>Primera operación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Last trade</source>
            <translation>Última operación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Dated outside of the months below</source>
            <translation>Con fecha fuera de los meses de abajo</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Without a date</source>
            <translation>Sin fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>1 trade</source>
            <translation>1 operación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{n} trades</source>
            <translation>{n} operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>no amount told</source>
            <translation>sin importe indicado</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>no trade</source>
            <translation>ninguna operación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{high} +</source>
            <translation>{high} +</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>and more: {n} without an upper end</source>
            <translation>y más: {n} sin límite superior</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{n} without an amount</source>
            <translation>{n} sin importe</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>no trade has both days</source>
            <translation>ninguna operación tiene ambos días</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>1 day</source>
            <translation>1 día</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{n} days</source>
            <translation>{n} días</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>of {n} trades that have both days</source>
            <translation>de {n} operaciones con ambos días</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{n} of {total} trades</source>
            <translation>{n} de {total} operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Median days to disclosure</source>
            <translation>Mediana de días hasta la divulgación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Days from trade to first report: half of the trades took no longer</source>
            <translation>Días desde la operación hasta el primer informe: la mitad de las operaciones no tardó más</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>… 9 of 10 within</source>
            <translation>… 9 de 10 en</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>Disclosed late</source>
            <translation>Divulgadas con retraso</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>More than 45 days between trade and report; not a finding that a rule was broken</source>
            <translation>Más de 45 días entre operación e informe; no implica que se infringiera una norma</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>no trade has a date</source>
            <translation>ninguna operación tiene fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_facts.py" />
            <source>{day}: open the trades of this day</source>
            <translation>{day}: abrir las operaciones de este día</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_words.py" />
            <source>Of none of these officials a trade was read.</source>
            <translation>No se leyó ninguna operación de estos cargos públicos.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_words.py" />
            <source>Of none of these securities a trade was read.</source>
            <translation>No se leyó ninguna operación de estos valores.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_words.py" />
            <source>No trade of {name} was read: there is nothing to draw.</source>
            <translation>No se leyó ninguna operación de {name}: no hay nada que dibujar.</translation>
        </message>
        <message>
            <source>1 buy</source>
            <translation type="vanished">1 compra</translation>
        </message>
        <message>
            <source>{n} buys</source>
            <translation type="vanished">{n} compras</translation>
        </message>
        <message>
            <source>1 sell</source>
            <translation type="vanished">1 venta</translation>
        </message>
        <message>
            <source>{n} sells</source>
            <translation type="vanished">{n} ventas</translation>
        </message>
    </context>
    <context>
        <name>compare_charts</name>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>by month of the trade</source>
            <translation>por mes de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>number of trades, one scale for all</source>
            <translation>número de operaciones, una misma escala para todos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>least to most that was disclosed, one logarithmic scale for all</source>
            <translation>del mínimo al máximo declarado, una misma escala logarítmica para todos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>Buys and sells by month</source>
            <translation>Compras y ventas por mes</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source> {n} not on this axis.</source>
            <translation> {n} fuera de este eje.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>{name}: none.</source>
            <translation>{name}: ninguna.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>{name}: {trades}, most in {month}.</source>
            <translation>{name}: {trades}, la mayoría en {month}.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>Month</source>
            <translation>Mes</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>no trade</source>
            <translation>ninguna operación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>Days from trade to disclosure</source>
            <translation>Días de la operación a la divulgación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>share of the trades that have both days: {n}; one scale for all</source>
            <translation>proporción de las operaciones con ambos días: {n}; una misma escala para todos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>{name}: median {n} days.</source>
            <translation>{name}: mediana {n} días.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>No trade of any of these has both days.</source>
            <translation>Ninguna operación de estos tiene ambos días.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>, {n} of them after more than 45 days ({share})</source>
            <translation>, {n} de ellas tras más de 45 días ({share})</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>the one named</source>
            <translation>el nombrado</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>all of them together</source>
            <translation>todos ellos juntos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>45 days</source>
            <translation>45 días</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>Days</source>
            <translation>Días</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>No trade of {name} has both days.</source>
            <translation>Ninguna operación de {name} tiene ambos días.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>before</source>
            <translation>antes</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>{days} days</source>
            <translation>{days} días</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>dated after the disclosure</source>
            <translation>con fecha posterior a la divulgación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>{n} of {total} ({share})</source>
            <translation>{n} de {total} ({share})</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>all of them together: {n} of {total} ({share})</source>
            <translation>todos ellos juntos: {n} de {total} ({share})</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_charts.py" />
            <source>median {n} days</source>
            <translation>mediana {n} días</translation>
        </message>
    </context>
    <context>
        <name>compare_sides</name>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>By sector</source>
            <translation>Por sector</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>share of each official's own trades, one scale for all; no bar where it is not known</source>
            <translation>proporción de las operaciones de cada cargo público, una misma escala; sin barra si no se conoce</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>sector not known</source>
            <translation>sector desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Sector</source>
            <translation>Sector</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>By party on the day of the trade</source>
            <translation>Por partido el día de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>share of each security's own trades; one scale for all</source>
            <translation>proporción de las operaciones de cada valor; una misma escala para todos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>party not known</source>
            <translation>partido desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Party</source>
            <translation>Partido</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>{name}{system}: {trades} of all of them</source>
            <translation>{name}{system}: {trades} del total</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>share of the trades</source>
            <translation>proporción de las operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>{who}, {name}: {n} of {total} ({share})</source>
            <translation>{who}, {name}: {n} de {total} ({share})</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Most traded by each</source>
            <translation>Lo más negociado por cada uno</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Most active in each</source>
            <translation>Los más activos en cada uno</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>trades by security, one scale for all; in brackets how many securities each traded</source>
            <translation>operaciones por valor, una misma escala; entre paréntesis, cuántos valores negoció cada uno</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>trades by official, one scale for all; in brackets how many officials traded each</source>
            <translation>operaciones por cargo público, una misma escala; entre paréntesis, cuántos negociaron cada uno</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Place</source>
            <translation>Puesto</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>{name}: open the page</source>
            <translation>{name}: abrir la página</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>{name}: {trades} of all of them</source>
            <translation>{name}: {trades} del total</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Traded by more than one of them</source>
            <translation>Negociados por más de uno de ellos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>1 security</source>
            <translation>1 valor</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>{n} securities</source>
            <translation>{n} valores</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>No security was traded by two of these officials.</source>
            <translation>Ningún valor fue negociado por dos de estos cargos públicos.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Officials who traded more than one of them</source>
            <translation>Cargos públicos que negociaron más de uno de ellos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>1 official</source>
            <translation>1 cargo público</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>{n} officials</source>
            <translation>{n} cargos públicos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>No official traded two of these securities.</source>
            <translation>Ningún cargo público negoció dos de estos valores.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source>; number of trades each, those first that most of them share</source>
            <translation>; número de operaciones de cada uno, primero las que más comparten</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_sides.py" />
            <source> (the first {n})</source>
            <translation> (los primeros {n})</translation>
        </message>
    </context>
    <context>
        <name>CompareBoard</name>
        <message>
            <location filename="gui/pages/compare_board.py" />
            <source>The chart was saved as {path}</source>
            <translation>El gráfico se guardó como {path}</translation>
        </message>
    </context>
    <context>
        <name>CompareHead</name>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Back (Alt+Left)</source>
            <translation>Atrás (Alt+Izquierda)</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Newer data: show</source>
            <translation>Datos más nuevos: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Copy facts</source>
            <translation>Copiar datos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Copy the table of facts, with headings, for a spreadsheet (Ctrl+C)</source>
            <translation>Copiar la tabla de datos, con encabezados, para una hoja de cálculo (Ctrl+C)</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Compare officials</source>
            <translation>Comparar cargos públicos</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Compare securities</source>
            <translation>Comparar valores</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Choose another official to stand beside these ({keys})</source>
            <translation>Elegir otro cargo público para ponerlo junto a estos ({keys})</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_head.py" />
            <source>Choose another security to stand beside these ({keys})</source>
            <translation>Elegir otro valor para ponerlo junto a estos ({keys})</translation>
        </message>
    </context>
    <context>
        <name>CompareView</name>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>Facts side by side</source>
            <translation>Datos lado a lado</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>At a glance</source>
            <translation>De un vistazo</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>of all years; a figure opens its rows</source>
            <translation>de todos los años; una cifra abre sus filas</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>{first} and {n} more</source>
            <translation>{first} y {n} más</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source> and </source>
            <translation> y </translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>Two to six officials, or two to six securities, can stand side by side.</source>
            <translation>Pueden ponerse lado a lado de dos a seis cargos públicos, o de dos a seis valores.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>{name} is here. {words}</source>
            <translation>{name} está aquí. {words}</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>Choose another to compare</source>
            <translation>Elegir otro para comparar</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>+ Add</source>
            <translation>+ Añadir</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>{n} were chosen, and {most} is the most that a reader can compare. Take some out.</source>
            <translation>Se eligieron {n}, y {most} es lo máximo que un lector puede comparar. Quite algunos.</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>These are too many</source>
            <translation>Son demasiados</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>This comparison cannot be shown</source>
            <translation>No se puede mostrar esta comparación</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>Search the trades of all of these, then press Enter: nvda, type:buy, traded:2025</source>
            <translation>Busque en las operaciones de todos ellos y pulse Intro: nvda, type:buy, traded:2025</translation>
        </message>
        <message>
            <location filename="gui/pages/compare_view.py" />
            <source>The facts of {n} were copied, with headings</source>
            <translation>Se copiaron los datos de {n}, con encabezados</translation>
        </message>
    </context>
    <context>
        <name>Comparing</name>
        <message>
            <location filename="gui/comparing.py" />
            <source>Compare with an official: a few letters of the name</source>
            <translation>Comparar con un cargo público: unas letras del nombre</translation>
        </message>
        <message>
            <location filename="gui/comparing.py" />
            <source>No official who is not here already goes by that name.</source>
            <translation>Ningún otro cargo público responde a ese nombre.</translation>
        </message>
        <message>
            <location filename="gui/comparing.py" />
            <source>Compare with a security: a ticker, or a few letters of the name</source>
            <translation>Comparar con un valor: un símbolo o unas letras del nombre</translation>
        </message>
        <message>
            <location filename="gui/comparing.py" />
            <source>No security that is not here already goes by that name.</source>
            <translation>Ningún otro valor responde a ese nombre.</translation>
        </message>
        <message>
            <location filename="gui/comparing.py" />
            <source>Most trades</source>
            <translation>Más operaciones</translation>
        </message>
        <message>
            <location filename="gui/comparing.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/comparing.py" />
            <source>Securities</source>
            <translation>Valores</translation>
        </message>
    </context>
    <context>
        <name>CompletionPopup</name>
        <message>
            <location filename="gui/widgets/completion.py" />
            <source>Suggestions</source>
            <translation>Sugerencias</translation>
        </message>
    </context>
    <context>
        <name>CorrectDialog</name>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>What happened</source>
            <translation>Qué ha pasado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Save</source>
            <translation>&amp;Guardar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Keep this (Ctrl+Enter)</source>
            <translation>Guardar esto (Ctrl+Intro)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Cancel</source>
            <translation>&amp;Cancelar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>This row is not in the data any more.</source>
            <translation>Esta fila ya no está en los datos.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Correct a trade</source>
            <translation>Corregir una operación</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Amount</source>
            <translation>&amp;Importe</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>As filed: {amount}</source>
            <translation>Según la declaración: {amount}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Note</source>
            <translation>&amp;Nota</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>This filing is not in the data any more.</source>
            <translation>Esta declaración ya no está en los datos.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Correct a filing</source>
            <translation>Corregir una declaración</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>filed {day}</source>
            <translation>presentada {day}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Note on the filing</source>
            <translation>&amp;Nota sobre la declaración</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>row {n}</source>
            <translation>fila {n}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>As filed: {name}.</source>
            <translation>Según la declaración: {name}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Found: {name}; {how}.</source>
            <translation>Encontrado: {name}; {how}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Not found: {reason}</source>
            <translation>No encontrado: {reason}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Official</source>
            <translation>Cargo &amp;público</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Official, of all {n} rows of the filing</source>
            <translation>Cargo &amp;público, de las {n} filas de la declaración</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>As filed: {asset}</source>
            <translation>Según la declaración: {asset}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Sec&amp;urity</source>
            <translation>&amp;Valor</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>&amp;Why (kept with the correction; may be empty)</source>
            <translation>&amp;Por qué (se guarda con la corrección; puede quedar vacío)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Why; may be empty</source>
            <translation>Por qué; puede quedar vacío</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>The filing was read anew meanwhile, and this line reads otherwise now. Nothing was kept: close this, and choose the row again.</source>
            <translation>La declaración se leyó de nuevo entretanto, y esta línea dice ahora otra cosa. No se guardó nada: cierre esto y elija la fila de nuevo.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Not kept: {error} {hint}</source>
            <translation>No se guardó: {error} {hint}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Undone; it stays in the history.</source>
            <translation>Deshecho; queda en el historial.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct.py" />
            <source>Not saved yet. Escape once more throws it away.</source>
            <translation>Aún sin guardar. Otra vez Esc lo descarta.</translation>
        </message>
    </context>
    <context>
        <name>CorrectField</name>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>What is wrong</source>
            <translation>Qué está mal</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Undo the edit of: {field}</source>
            <translation>Deshacer el cambio de: {field}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Earlier edits of: {field}</source>
            <translation>Cambios anteriores de: {field}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Back to: {value}</source>
            <translation>Volver a: {value}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>History ({n})</source>
            <translation>Historial ({n})</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>✎ Edited by you, {when}</source>
            <translation>✎ Corregido por usted, {when}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>{when}: {was} → {value}, {state}</source>
            <translation>{when}: {was} → {value}, {state}</translation>
        </message>
    </context>
    <context>
        <name>Correcting</name>
        <message>
            <location filename="gui/correcting.py" />
            <source>Correction undone</source>
            <translation>Corrección deshecha</translation>
        </message>
        <message>
            <location filename="gui/correcting.py" />
            <source>Correction kept</source>
            <translation>Corrección guardada</translation>
        </message>
        <message>
            <location filename="gui/correcting.py" />
            <source>{n} corrections kept</source>
            <translation>{n} correcciones guardadas</translation>
        </message>
    </context>
    <context>
        <name>corrections</name>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>now</source>
            <translation>ahora</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>until {year}</source>
            <translation>hasta {year}</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>no ticker</source>
            <translation>sin símbolo</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>nothing</source>
            <translation>nada</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>{filing}, whole</source>
            <translation>{filing}, entera</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>{filing}, row {n}</source>
            <translation>{filing}, fila {n}</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>↶ undone {when}</source>
            <translation>↶ deshecha {when}</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>↷ replaced by a newer one</source>
            <translation>↷ sustituida por otra más nueva</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>⚠ not applied</source>
            <translation>⚠ no aplicada</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>✎ in force</source>
            <translation>✎ vigente</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Not applied because this filing is not in the database now. The edit is kept.</source>
            <translation>No se aplica porque esta declaración no está ahora en la base de datos. El cambio se conserva.</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Not applied because the filing has no such row now. The edit is kept.</source>
            <translation>No se aplica porque la declaración no tiene ahora esa fila. El cambio se conserva.</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Not applied because another trade stands on this line now. The edit is kept.</source>
            <translation>No se aplica porque ahora hay otra operación en esta línea. El cambio se conserva.</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>Not applied because {value} is not in the reference data now. The edit is kept.</source>
            <translation>No se aplica porque {value} no está ahora en los datos de referencia. El cambio se conserva.</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>The row seems to be row {n} now: correct that one.</source>
            <translation>Parece que la fila es ahora la {n}: corrija esa.</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>The source changed since: it said {was}, and says {now} now.</source>
            <translation>La fuente ha cambiado desde entonces: decía {was}, y ahora dice {now}.</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>The row reads a little otherwise now than when you made the edit.</source>
            <translation>La fila se lee ahora de forma algo distinta que cuando hizo el cambio.</translation>
        </message>
        <message>
            <location filename="gui/correction_words.py" />
            <source>A later report replaces this row; the edit stays on the replaced one.</source>
            <translation>Un informe posterior sustituye esta fila; el cambio queda en la sustituida.</translation>
        </message>
    </context>
    <context>
        <name>CorrectionsDialog</name>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Corrections</source>
            <translation>Correcciones</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Filter by name, filing, value or comment</source>
            <translation>Filtrar por nombre, declaración, valor o comentario</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Filter</source>
            <translation>Filtro</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>All states</source>
            <translation>Todos los estados</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>In force</source>
            <translation>Vigente</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Not applied</source>
            <translation>No aplicada</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Replaced</source>
            <translation>Sustituida</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Undone</source>
            <translation>Deshecha</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Was → is</source>
            <translation>Era → es</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Comment</source>
            <translation>Comentario</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>What must be known of it</source>
            <translation>Qué debe saberse de ella</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>&amp;Undo</source>
            <translation>&amp;Deshacer</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Take the chosen edit back (Delete); it stays in this list</source>
            <translation>Retirar el cambio elegido (Supr); queda en esta lista</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>&amp;Show the row</source>
            <translation>&amp;Mostrar la fila</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Show what was corrected in the window (Enter)</source>
            <translation>Mostrar en la ventana lo que se corrigió (Intro)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>&amp;Close</source>
            <translation>&amp;Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>{n} corrections, {applied} in force</source>
            <translation>{n} correcciones, {applied} vigentes</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>1 correction, {applied} in force</source>
            <translation>1 corrección, {applied} vigente</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>, ⚠ {n} not applied</source>
            <translation>, ⚠ {n} sin aplicar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>The corrections cannot be read</source>
            <translation>No se pueden leer las correcciones</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Nothing was corrected yet</source>
            <translation>Aún no se ha corregido nada</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>Choose a trade or a filing and press F2 to set its official, security or amount, or to write a note. What the source says always stays beside it, and every edit can be undone.</source>
            <translation>Elija una operación o una declaración y pulse F2 para fijar su cargo público, valor o importe, o para escribir una nota. Lo que dice la fuente queda siempre al lado, y todo cambio puede deshacerse.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>No correction matches</source>
            <translation>Ninguna corrección coincide</translation>
        </message>
        <message>
            <location filename="gui/dialogs/corrections.py" />
            <source>None has this text and this state together.</source>
            <translation>Ninguna tiene a la vez este texto y este estado.</translation>
        </message>
    </context>
    <context>
        <name>coverage</name>
        <message>
            <location filename="gui/coverage_words.py" />
            <source>all years</source>
            <translation>todos los años</translation>
        </message>
        <message>
            <location filename="gui/coverage_words.py" />
            <source>Senate: off</source>
            <translation>Senado: sin activar</translation>
        </message>
        <message>
            <location filename="gui/coverage_words.py" />
            <source>{name} {label}: index not read yet</source>
            <translation>{name} {label}: índice aún sin leer</translation>
        </message>
        <message>
            <location filename="gui/coverage_words.py" />
            <source>{read} of {listed} reports read</source>
            <translation>{read} de {listed} informes leídos</translation>
        </message>
    </context>
    <context>
        <name>CoverageCard</name>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Do not offer this again</source>
            <translation>No ofrecer esto de nuevo</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Do not offer this again; it stays in the menu Data</source>
            <translation>No ofrecer esto de nuevo; sigue en el menú Datos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Senate data is as bundled; read its terms…</source>
            <translation>Senado: datos incluidos; lea las condiciones…</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Senate data is as bundled; it is not refreshed until you accept its terms</source>
            <translation>Los datos del Senado son los incluidos; no se actualizan hasta que acepte sus condiciones</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Senate is not refreshed; read its terms…</source>
            <translation>Senado sin actualizar; lea las condiciones…</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Senate reports are collected once you have read and accepted its terms</source>
            <translation>Los informes del Senado se recogen cuando haya leído y aceptado sus condiciones</translation>
        </message>
        <message>
            <source>No Senate data; read its terms…</source>
            <translation type="vanished">Sin datos del Senado; lea las condiciones…</translation>
        </message>
        <message>
            <source>Senate is off: read its terms…</source>
            <translation type="vanished">Senado sin activar: lea sus condiciones…</translation>
        </message>
    </context>
    <context>
        <name>CrashHook</name>
        <message>
            <location filename="gui/crash.py" />
            <source>GovTrades Desktop met a bug</source>
            <translation>GovTrades Desktop encontró un error</translation>
        </message>
        <message>
            <location filename="gui/crash.py" />
            <source>Something went wrong that should not have. Your data is safe; the program goes on.</source>
            <translation>Algo salió mal que no debía. Sus datos están a salvo; el programa sigue.</translation>
        </message>
        <message>
            <location filename="gui/crash.py" />
            <source>The report below tells what happened. It holds no personal data.</source>
            <translation>El informe siguiente cuenta lo ocurrido. No contiene datos personales.</translation>
        </message>
        <message>
            <location filename="gui/crash.py" />
            <source>Copy report</source>
            <translation>Copiar informe</translation>
        </message>
    </context>
    <context>
        <name>dashboard</name>
        <message>
            <location filename="gui/pages/dashboard_coverage.py" />
            <source>{read} of {listed} reports read</source>
            <translation>{read} de {listed} informes leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_coverage.py" />
            <source>Coverage: of {listed} transaction reports listed {years}, {read} are read. </source>
            <translation>Cobertura: de {listed} informes de operaciones enumerados {years}, {read} están leídos. </translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_coverage.py" />
            <source>What was not read is in no figure here.</source>
            <translation>Lo no leído no está en ninguna cifra de aquí.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_coverage.py" />
            <source>Read of listed by year: {years}.</source>
            <translation>Leídos de los enumerados por año: {years}.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>No trade fits: {filter}.</source>
            <translation>Ninguna operación encaja: {filter}.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>No official index lists a report here.</source>
            <translation>Ningún índice oficial enumera aquí un informe.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>No trade was read: {coverage}.</source>
            <translation>No se leyó ninguna operación: {coverage}.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Only {trades}: too few to read a pattern from</source>
            <translation>Solo {trades}: demasiado pocas para deducir un patrón</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>reports of {years}, by month of trade</source>
            <translation>informes de {years}, por mes de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{trades}, by month of trade</source>
            <translation>{trades}, por mes de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{exchanges} left out</source>
            <translation>{exchanges} excluidas</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{n} in other months</source>
            <translation>{n} en otros meses</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{n} without a date</source>
            <translation>{n} sin fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{year}: {remark}</source>
            <translation>{year}: {remark}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>share of the year's reports read</source>
            <translation>proporción de informes del año leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{buys} and {sells}</source>
            <translation>{buys} y {sells}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>, most in {month}</source>
            <translation>, la mayoría en {month}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Buys and sells by month</source>
            <translation>Compras y ventas por mes</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Month</source>
            <translation>Mes</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>, {n} without an amount</source>
            <translation>, {n} sin importe</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>low to high, log scale; {rest}</source>
            <translation>de mínimo a máximo, escala log.; {rest}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>; {n} without an amount</source>
            <translation>; {n} sin importe</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Disclosed volume by month</source>
            <translation>Volumen declarado por mes</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Most traded securities</source>
            <translation>Valores más negociados</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>No trade here tells of a security with a ticker.</source>
            <translation>Ninguna operación de aquí indica un valor con símbolo.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Most active officials</source>
            <translation>Cargos más activos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>No trade here tells who made it.</source>
            <translation>Ninguna operación de aquí dice quién la hizo.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{title}: {name}, {trades}.</source>
            <translation>{title}: {name}, {trades}.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>by trades</source>
            <translation>por operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{name}
Opens its page</source>
            <translation>{name}
Abre su página</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{trades} with both dates</source>
            <translation>{trades} con ambas fechas</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{n} of {total} were filed more than {days} days after the trade.</source>
            <translation>{n} de {total} se presentaron más de {days} días después de la operación.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Days from trade to filing</source>
            <translation>Días de la operación a la presentación</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>in time</source>
            <translation>a tiempo</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>late</source>
            <translation>tardía</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Days</source>
            <translation>Días</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{days} days</source>
            <translation>{days} días</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{days} days: {trades}</source>
            <translation>{days} días: {trades}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{n} reports listed</source>
            <translation>{n} informes enumerados</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Coverage by year</source>
            <translation>Cobertura por año</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Year</source>
            <translation>Año</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>Read</source>
            <translation>Leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_specs.py" />
            <source>{year}: {n} {state}</source>
            <translation>{year}: {n} {state}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>Democrats</source>
            <translation>Demócratas</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>Republicans</source>
            <translation>Republicanos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>Independents</source>
            <translation>Independientes</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>Libertarians</source>
            <translation>Libertarios</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>Party not known</source>
            <translation>Partido desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>owner: {who}</source>
            <translation>titular: {who}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>Kind not found out</source>
            <translation>Clase no averiguada</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>until {year}</source>
            <translation>hasta {year}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>since {year}</source>
            <translation>desde {year}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>everything, all years</source>
            <translation>todo, todos los años</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>A report has no owner: these are not narrowed by it.</source>
            <translation>Un informe no tiene titular: esto no lo limita.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>A report has no kind of asset: these are not narrowed by it.</source>
            <translation>Un informe no tiene clase de activo: esto no lo limita.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>A report has neither owner nor kind of asset: not narrowed by them.</source>
            <translation>Un informe no tiene titular ni clase de activo: no lo limitan.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>of any owner</source>
            <translation>de cualquier titular</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>of any asset</source>
            <translation>de cualquier activo</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_words.py" />
            <source>of any owner and asset</source>
            <translation>de cualquier titular y activo</translation>
        </message>
        <message>
            <source>buys</source>
            <translation type="vanished">compras</translation>
        </message>
        <message>
            <source>sells</source>
            <translation type="vanished">ventas</translation>
        </message>
        <message>
            <source>exchanges</source>
            <translation type="vanished">permutas</translation>
        </message>
        <message>
            <source>1 buy</source>
            <translation type="vanished">1 compra</translation>
        </message>
        <message>
            <source>{n} buys</source>
            <translation type="vanished">{n} compras</translation>
        </message>
        <message>
            <source>1 sell</source>
            <translation type="vanished">1 venta</translation>
        </message>
        <message>
            <source>{n} sells</source>
            <translation type="vanished">{n} ventas</translation>
        </message>
        <message>
            <source>1 exchange</source>
            <translation type="vanished">1 permuta</translation>
        </message>
        <message>
            <source>{n} exchanges</source>
            <translation type="vanished">{n} permutas</translation>
        </message>
        <message>
            <source>1 trade</source>
            <translation type="vanished">1 operación</translation>
        </message>
        <message>
            <source>{n} trades</source>
            <translation type="vanished">{n} operaciones</translation>
        </message>
        <message>
            <source>by month of trade</source>
            <translation type="vanished">por mes de la operación</translation>
        </message>
        <message>
            <source>{trades}, {by}</source>
            <translation type="vanished">{trades}, {by}</translation>
        </message>
        <message>
            <source>less than half of the year's reports read</source>
            <translation type="vanished">menos de la mitad de los informes del año leídos</translation>
        </message>
        <message>
            <source>{trades}, by month of the trade</source>
            <translation type="vanished">{trades}, por mes de la operación</translation>
        </message>
        <message>
            <source>{trades}: least to most that was disclosed</source>
            <translation type="vanished">{trades}: del mínimo al máximo declarado</translation>
        </message>
    </context>
    <context>
        <name>DashboardBoard</name>
        <message>
            <location filename="gui/pages/dashboard_board.py" />
            <source>What officials disclosed</source>
            <translation>Lo que declararon los cargos públicos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_board.py" />
            <source>Buys and sells by month</source>
            <translation>Compras y ventas por mes</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_board.py" />
            <source>Most traded securities</source>
            <translation>Valores más negociados</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_board.py" />
            <source>Most active officials</source>
            <translation>Cargos más activos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_board.py" />
            <source>Days from trade to filing</source>
            <translation>Días de la operación a la presentación</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_board.py" />
            <source>Newest reports</source>
            <translation>Informes más nuevos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_board.py" />
            <source>Coverage by year</source>
            <translation>Cobertura por año</translation>
        </message>
    </context>
    <context>
        <name>DashboardFilters</name>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Filters of the dashboard</source>
            <translation>Filtros del panel</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Party</source>
            <translation>Partido</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Of the party on the day of the trade</source>
            <translation>Del partido el día de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Owner</source>
            <translation>Titular</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Whose trades: the official's own, or others'</source>
            <translation>De quién: operaciones propias del cargo público, o de otros</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Asset</source>
            <translation>Activo</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Of one kind of asset</source>
            <translation>De una clase de activo</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Years</source>
            <translation>Años</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Several index years; one alone is chosen above</source>
            <translation>Varios años del índice; uno solo se elige arriba</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Show everything: no filter, all years, both chambers</source>
            <translation>Mostrar todo: sin filtro, todos los años, ambas cámaras</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Filter: {words}</source>
            <translation>Filtro: {words}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>All parties</source>
            <translation>Todo partido</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>All owners</source>
            <translation>Todo titular</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>All assets</source>
            <translation>Todo activo</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>All years</source>
            <translation>Todos los años</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Newest {n}: {first}–{last}</source>
            <translation>Últimos {n}: {first}–{last}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>To</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>the first</source>
            <translation>el primero</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>the newest</source>
            <translation>el último</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_filters.py" />
            <source>Both chambers</source>
            <translation>Ambas cámaras</translation>
        </message>
    </context>
    <context>
        <name>DashboardPage</name>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>Search trades by official, ticker, asset or filing date, then press Enter</source>
            <translation>Busque operaciones por cargo público, símbolo, activo o fecha y pulse Intro</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>The dashboard cannot be shown</source>
            <translation>No se puede mostrar el panel</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>Nothing here yet</source>
            <translation>Aún no hay nada aquí</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>A refresh fetches the official index of filings and reads each transaction report. What was read stays on this machine.</source>
            <translation>Una actualización obtiene el índice oficial de declaraciones y lee cada informe de operaciones. Lo leído queda en este equipo.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>Refresh</source>
            <translation>Actualizar</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>official index as of {moment}</source>
            <translation>índice oficial a {moment}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>No reports listed here.</source>
            <translation>No hay informes enumerados aquí.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_page.py" />
            <source>Saved {path}</source>
            <translation>Guardado {path}</translation>
        </message>
    </context>
    <context>
        <name>DataTableDialog</name>
        <message>
            <location filename="gui/charts/data_table.py" />
            <source>Data: {title}</source>
            <translation>Datos: {title}</translation>
        </message>
        <message>
            <location filename="gui/charts/data_table.py" />
            <source>Copy as text</source>
            <translation>Copiar como texto</translation>
        </message>
        <message>
            <location filename="gui/charts/data_table.py" />
            <source>The selected rows, or all, tab-separated with a heading (Ctrl+C)</source>
            <translation>Las filas seleccionadas, o todas, separadas por tabuladores y con encabezado (Ctrl+C)</translation>
        </message>
        <message>
            <location filename="gui/charts/data_table.py" />
            <source>1 row</source>
            <translation>1 fila</translation>
        </message>
        <message>
            <location filename="gui/charts/data_table.py" />
            <source>{n} rows</source>
            <translation>{n} filas</translation>
        </message>
        <message>
            <location filename="gui/charts/data_table.py" />
            <source>data as of {m}</source>
            <translation>datos a {m}</translation>
        </message>
    </context>
    <context>
        <name>detail</name>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>✎ corrected by you, {when}; the source: {was}</source>
            <translation>✎ corregido por usted, {when}; la fuente: {was}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>and {n} more: show all</source>
            <translation>y {n} más: mostrar todas</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Doubts</source>
            <translation>Dudas</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>read by {engine}</source>
            <translation>leída por {engine}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>reader version {n}</source>
            <translation>versión del lector {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Filer as printed</source>
            <translation>Declarante, según el impreso</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Signed</source>
            <translation>Firmada</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Amendment</source>
            <translation>Enmienda</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Initial public offering</source>
            <translation>Oferta pública inicial</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Comments of the filing</source>
            <translation>Comentarios de la declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Page images kept</source>
            <translation>Imágenes de página conservadas</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <location filename="gui/pages/detail_filing.py" />
            <source>Reading</source>
            <translation>Lectura</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Fetched</source>
            <translation>Obtenida</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Document (sha256)</source>
            <translation>Documento (sha256)</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>Investment vehicles</source>
            <translation>Vehículos de inversión</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>number {n}</source>
            <translation>número {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_fields.py" />
            <source>number {n} to the report of {day}</source>
            <translation>número {n} al informe del {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>✎ Edited by you: the filing or a row of it.</source>
            <translation>✎ Corregida por usted: la declaración o una de sus filas.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_trade.py" />
            <source>All corrections</source>
            <translation>Todas las correcciones</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_trade.py" />
            <source>✎ Your note</source>
            <translation>✎ Su nota</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Filed</source>
            <translation>Presentada</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Index year</source>
            <translation>Año del índice</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>first seen {first}, last seen {last}</source>
            <translation>vista por primera vez {first}, por última {last}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Listed</source>
            <translation>Enumerados</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Replaced by</source>
            <translation>Sustituida por</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Replaces rows of</source>
            <translation>Sustituye filas de</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Failed tries</source>
            <translation>Intentos fallidos</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_trade.py" />
            <source>The only trade of this filing</source>
            <translation>La única operación de esta declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>All {n} trades of this filing</source>
            <translation>Las {n} operaciones de esta declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Show them in the table</source>
            <translation>Mostrarlas en la tabla</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_trade.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_trade.py" />
            <source>Who this is, is not known:</source>
            <translation>No se sabe quién es:</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_trade.py" />
            <source>as filed: {name}</source>
            <translation>según la declaración: {name}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <location filename="gui/pages/detail_trade.py" />
            <source>nobody found</source>
            <translation>no se encontró a nadie</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_filing.py" />
            <source>Official, on the day of the filing</source>
            <translation>Cargo público, el día de la declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Asset as filed</source>
            <translation>Activo declarado</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Days</source>
            <translation>Días</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>traded {day}</source>
            <translation>negociada {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>notified {day}</source>
            <translation>notificada {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Owner</source>
            <translation>Titular</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Capital gains over $200</source>
            <translation>Ganancias de capital de más de $200</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Status of the row</source>
            <translation>Situación de la fila</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Who</source>
            <translation>Quién</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Committees on that day</source>
            <translation>Comités ese día</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Versions of this trade</source>
            <translation>Versiones de esta operación</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Alike</source>
            <translation>Iguales</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>The report tells no other.</source>
            <translation>El informe no cuenta otra.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>The filing</source>
            <translation>La declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Filing</source>
            <translation>Declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Other trades of this filing: {n}</source>
            <translation>Otras operaciones de esta declaración: {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>✕ This row says that an earlier one was filed in error.</source>
            <translation>✕ Esta fila dice que otra anterior se presentó por error.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>It is no trade; counted nowhere.</source>
            <translation>No es una operación; no se cuenta en ningún sitio.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>✕ Deleted by a later report; counted no more.</source>
            <translation>✕ Eliminada por un informe posterior; ya no se cuenta.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>↷ Replaced by a later report; counted no more.</source>
            <translation>↷ Sustituida por un informe posterior; ya no se cuenta.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Show the row that replaces it</source>
            <translation>Mostrar la fila que la sustituye</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>✎ Edited by you.</source>
            <translation>✎ Corregida por usted.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>first disclosed {first}, restated {day}</source>
            <translation>primera divulgación {first}, repetida {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>filed {day}</source>
            <translation>presentada {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>1 day</source>
            <translation>1 día</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>{n} days</source>
            <translation>{n} días</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>first told {lag}</source>
            <translation>contada por primera vez {lag}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>⚠ {lag}, late: more than 45</source>
            <translation>⚠ {lag}, tardía: más de 45</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>{lag} after</source>
            <translation>{lag} después</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Received in exchange</source>
            <translation>Recibido en la permuta</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>exercised</source>
            <translation>ejercida</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>not exercised</source>
            <translation>no ejercida</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>strike {usd}</source>
            <translation>ejercicio {usd}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>expires {day}</source>
            <translation>vence {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>{n} contracts</source>
            <translation>{n} contratos</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Option</source>
            <translation>Opción</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>matures {day}</source>
            <translation>vence {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Bond</source>
            <translation>Bono</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Company</source>
            <translation>Empresa</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Description</source>
            <translation>Descripción</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Subholding of</source>
            <translation>Parte de</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Location</source>
            <translation>Ubicación</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <location filename="gui/pages/detail_versions.py" />
            <source>Comment</source>
            <translation>Comentario</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Amends or deletes the row</source>
            <translation>Enmienda o elimina la fila</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>✎ Your note on the filing</source>
            <translation>✎ Su nota sobre la declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>not yet in office on the day of the trade; party and seat are of later</source>
            <translation>aún sin cargo el día de la operación; partido y escaño son posteriores</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Official, on the day of the trade</source>
            <translation>Cargo público, el día de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>none on record</source>
            <translation>no consta ninguno</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>? not looked into yet</source>
            <translation>? aún sin investigar</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Not found:</source>
            <translation>No encontrado:</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Class</source>
            <translation>Clase</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>ticker as filed: {ticker}</source>
            <translation>símbolo declarado: {ticker}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>no security found</source>
            <translation>no se encontró ningún valor</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>not known</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Class and sector</source>
            <translation>Clase y sector</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>1 other trade of the same official in {what}</source>
            <translation>1 operación más del mismo cargo público en {what}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>{n} other trades of the same official in {what}</source>
            <translation>{n} operaciones más del mismo cargo público en {what}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Same official and security</source>
            <translation>Mismo cargo público y valor</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>No other trade of the same official in {what}</source>
            <translation>Ninguna otra operación del mismo cargo público en {what}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>Trades with the same …</source>
            <translation>Operaciones con el mismo …</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>official</source>
            <translation>cargo público</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>name</source>
            <translation>nombre</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>security</source>
            <translation>valor</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>asset</source>
            <translation>activo</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>day</source>
            <translation>día</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>filing</source>
            <translation>declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>amount or more</source>
            <translation>importe o más</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_trade.py" />
            <source>amount band</source>
            <translation>tramo de importe</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Asset</source>
            <translation>Activo</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Ticker</source>
            <translation>Símbolo</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Asset type</source>
            <translation>Tipo de activo</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Traded</source>
            <translation>Negociada</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Notified</source>
            <translation>Notificada</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Ticker received in exchange</source>
            <translation>Símbolo recibido en la permuta</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Strike</source>
            <translation>Precio de ejercicio</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Option expires</source>
            <translation>Vencimiento de la opción</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Contracts</source>
            <translation>Contratos</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Option exercised</source>
            <translation>Opción ejercida</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Bond's rate</source>
            <translation>Tipo del bono</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Bond matures</source>
            <translation>Vencimiento del bono</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>nothing</source>
            <translation>nada</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>row {n} of {filing}, filed {day}: {type}, {amount}</source>
            <translation>fila {n} de {filing}, presentada {day}: {type}, {amount}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Version {n} of {all}</source>
            <translation>Versión {n} de {all}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>{version}, shown here</source>
            <translation>{version}, mostrada aquí</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>✕ says that the row was filed in error: it is no trade</source>
            <translation>✕ dice que la fila se presentó por error: no es una operación</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>↷ replaced by a row that is not at hand now</source>
            <translation>↷ sustituida por una fila que ahora no está disponible</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>● in force</source>
            <translation>● vigente</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>✕ deleted by the next</source>
            <translation>✕ eliminada por la siguiente</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>↷ replaced by the next, which says otherwise:</source>
            <translation>↷ sustituida por la siguiente, que dice otra cosa:</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>↷ repeated by the next, word for word</source>
            <translation>↷ repetida por la siguiente, palabra por palabra</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_versions.py" />
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
    </context>
    <context>
        <name>DetailPane</name>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Close the pane (F9)</source>
            <translation>Cerrar el panel (F9)</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Close the pane</source>
            <translation>Cerrar el panel</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Open original</source>
            <translation>Abrir original</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Show the page this was read from, or the official site where it is not here (Ctrl+O)</source>
            <translation>Mostrar la página de la que se leyó, o el sitio oficial si no está aquí (Ctrl+O)</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Correct…</source>
            <translation>Corregir…</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Correct the official, the security or the amount; add a note (F2)</source>
            <translation>Corregir el cargo público, el valor o el importe; añadir una nota (F2)</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>All fields</source>
            <translation>Todos los campos</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Nothing chosen</source>
            <translation>Nada elegido</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>Choose a row to see every field of it, and the filing behind it.</source>
            <translation>Elija una fila para ver todos sus campos y la declaración de la que procede.</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>page {page} of {pages}</source>
            <translation>página {page} de {pages}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>page {page}</source>
            <translation>página {page}</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_pane.py" />
            <source>row {n}</source>
            <translation>fila {n}</translation>
        </message>
    </context>
    <context>
        <name>DetailSide</name>
        <message>
            <location filename="gui/pages/detail_side.py" />
            <source>Details (F9)</source>
            <translation>Detalles (F9)</translation>
        </message>
        <message>
            <location filename="gui/pages/detail_side.py" />
            <source>Show details</source>
            <translation>Mostrar detalles</translation>
        </message>
    </context>
    <context>
        <name>DropHint</name>
        <message>
            <location filename="gui/widgets/drop_hint.py" />
            <source>Drop to import</source>
            <translation>Suelte para importar</translation>
        </message>
        <message>
            <location filename="gui/widgets/drop_hint.py" />
            <source>saved report pages of the Senate, PDFs of the House, folders of them</source>
            <translation>páginas de informes guardadas del Senado, PDF de la Cámara, carpetas con ellos</translation>
        </message>
    </context>
    <context>
        <name>Exporter</name>
        <message>
            <location filename="gui/exporting.py" />
            <source>Comma-separated values</source>
            <translation>Valores separados por comas</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Excel workbook</source>
            <translation>Libro de Excel</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Parquet</source>
            <translation>Parquet</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Export filings</source>
            <translation>Exportar declaraciones</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Export officials</source>
            <translation>Exportar cargos públicos</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Export securities</source>
            <translation>Exportar valores</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Export trades</source>
            <translation>Exportar operaciones</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>{name} is there already. Replace it?</source>
            <translation>{name} ya existe. ¿Reemplazarlo?</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Writing {name}</source>
            <translation>Escribiendo {name}</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <location filename="gui/exporting.py" />
            <source>Writing {done} of {total} rows (Ctrl+. stops it)</source>
            <translation>Escribiendo {done} de {total} filas (Ctrl+. lo detiene)</translation>
        </message>
    </context>
    <context>
        <name>FactPage</name>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>Back (Alt+Left)</source>
            <translation>Atrás (Alt+Izquierda)</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>Newer data: show</source>
            <translation>Datos más nuevos: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>Compare with…</source>
            <translation>Comparar con…</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>Choose another to stand beside it ({keys})</source>
            <translation>Elegir otro para ponerlo al lado ({keys})</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>Its trades</source>
            <translation>Sus operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>{n}, newest first; Enter shows one among all trades</source>
            <translation>{n}, las más nuevas primero; Intro muestra una entre todas las operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>{n}; Enter shows one among all trades</source>
            <translation>{n}; Intro muestra una entre todas las operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>{n} rows copied, with headings</source>
            <translation>{n} filas copiadas, con encabezados</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_page.py" />
            <source>1 row copied, with headings</source>
            <translation>1 fila copiada, con encabezados</translation>
        </message>
    </context>
    <context>
        <name>facts</name>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>{n} exch.</source>
            <translation>{n} perm.</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>sum of bands, never a point</source>
            <translation>suma de tramos, nunca un punto</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>and more; open bands: {n}</source>
            <translation>y más; tramos abiertos: {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>no date to tell it from</source>
            <translation>sin fecha con la que compararla</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>9 of 10 within {days}</source>
            <translation>9 de 10 en {days}</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>Days from trade to filing: half of the trades took no longer</source>
            <translation>Días desde la operación hasta la presentación: la mitad de las operaciones no tardó más</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>{n} of {total} after 45 days</source>
            <translation>{n} de {total} tras 45 días</translation>
        </message>
        <message>
            <location filename="gui/pages/fact_counts.py" />
            <source>More than 45 days between trade and filing; not a finding that a rule was broken</source>
            <translation>Más de 45 días entre operación y presentación; no implica que se infringiera una norma</translation>
        </message>
        <message>
            <source>1 trade</source>
            <translation type="vanished">1 operación</translation>
        </message>
        <message>
            <source>{n} trades</source>
            <translation type="vanished">{n} operaciones</translation>
        </message>
        <message>
            <source>1 day</source>
            <translation type="vanished">1 día</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation type="vanished">{n} días</translation>
        </message>
        <message>
            <source>1 buy</source>
            <translation type="vanished">1 compra</translation>
        </message>
        <message>
            <source>{n} buys</source>
            <translation type="vanished">{n} compras</translation>
        </message>
        <message>
            <source>1 sell</source>
            <translation type="vanished">1 venta</translation>
        </message>
        <message>
            <source>{n} sells</source>
            <translation type="vanished">{n} ventas</translation>
        </message>
    </context>
    <context>
        <name>FailedList</name>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Source</source>
            <translation>Fuente</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Filing</source>
            <translation>Declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>What happened</source>
            <translation>Qué ha pasado</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Kind</source>
            <translation>Clase</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>changed source</source>
            <translation>fuente modificada</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Tries</source>
            <translation>Intentos</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Failed filings</source>
            <translation>Declaraciones fallidas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Try the chosen again</source>
            <translation>Reintentar las elegidas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Try all again</source>
            <translation>Reintentar todas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Show in Filings</source>
            <translation>Mostrar en Declaraciones</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Filings that could not be had or read: {n}. The plan says when each is tried again.</source>
            <translation>Declaraciones que no se pudieron obtener o leer: {n}. El plan dice cuándo se intenta de nuevo cada una.</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Nothing failed: every filing that was asked for came and was read.</source>
            <translation>Nada falló: toda declaración pedida llegó y se leyó.</translation>
        </message>
    </context>
    <context>
        <name>FaultNote</name>
        <message>
            <location filename="gui/ink/page_notes.py" />
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
    </context>
    <context>
        <name>FilingsPage</name>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Filings</source>
            <translation>Declaraciones</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>All types</source>
            <translation>Todos los tipos</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Reading</source>
            <translation>Lectura</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>All states of the reading</source>
            <translation>Todos los estados de lectura</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Search filings by official, filing number or date</source>
            <translation>Busque declaraciones por cargo público, número de declaración o fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>{n} of {total} filings</source>
            <translation>{n} de {total} declaraciones</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>The ledger is empty</source>
            <translation>El registro está vacío</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>A refresh fetches the official index: every filing it lists gets a row here.</source>
            <translation>Una actualización obtiene el índice oficial: cada declaración que enumera recibe aquí una fila.</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Refresh</source>
            <translation>Actualizar</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>No filing matches</source>
            <translation>Ninguna declaración coincide</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>No filing has this search, chamber and year together.</source>
            <translation>Ninguna declaración tiene a la vez esta búsqueda, cámara y año.</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Show all filings</source>
            <translation>Mostrar todas las declaraciones</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Show its trades</source>
            <translation>Mostrar sus operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/filings_page.py" />
            <source>Read again</source>
            <translation>Leer de nuevo</translation>
        </message>
    </context>
    <context>
        <name>filter</name>
        <message>
            <location filename="gui/filter_words.py" />
            <source>not {words}</source>
            <translation>no {words}</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source> or </source>
            <translation> o </translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source> and </source>
            <translation> y </translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Party</source>
            <translation>Partido</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Role</source>
            <translation>Función</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Corrected by you</source>
            <translation>Corregida por usted</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Your note</source>
            <translation>Su nota</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>District</source>
            <translation>Distrito</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Chamber</source>
            <translation>Órgano</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Source</source>
            <translation>Fuente</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Filed</source>
            <translation>Presentada</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>First disclosed</source>
            <translation>Primera divulgación</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Index year</source>
            <translation>Año del índice</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Filing</source>
            <translation>Declaración</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Reading</source>
            <translation>Lectura</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Ticker</source>
            <translation>Símbolo</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Class</source>
            <translation>Clase</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Sector</source>
            <translation>Sector</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Industry</source>
            <translation>Industria</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Committee</source>
            <translation>Comité</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Not found out</source>
            <translation>No averiguado</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Asset</source>
            <translation>Activo</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Asset code</source>
            <translation>Código de activo</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Owner</source>
            <translation>Titular</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Traded</source>
            <translation>Negociada</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Notified</source>
            <translation>Notificada</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Lag</source>
            <translation>Demora</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Late</source>
            <translation>Tardía</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Gains over $200</source>
            <translation>Ganancias de más de $200</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Status</source>
            <translation>Situación</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Versions</source>
            <translation>Versiones</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Read with a doubt</source>
            <translation>Leída con duda</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Purchases</source>
            <translation>Compras</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Sales</source>
            <translation>Ventas</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Filings</source>
            <translation>Declaraciones</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>In office</source>
            <translation>En el cargo</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>First trade</source>
            <translation>Primera operación</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Last trade</source>
            <translation>Última operación</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>CIK</source>
            <translation>CIK</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>any</source>
            <translation>cualquiera</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Full sales</source>
            <translation>Ventas totales</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Partial sales</source>
            <translation>Ventas parciales</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Exchanges</source>
            <translation>Permutas</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>Executive branch</source>
            <translation>Poder ejecutivo</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>paper</source>
            <translation>en papel</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>electronic</source>
            <translation>electrónica</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>with what amendments replaced</source>
            <translation>con lo que sustituyeron las enmiendas</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>replaced by amendments</source>
            <translation>sustituidas por enmiendas</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>in force</source>
            <translation>vigente</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>{key}: {values}</source>
            <translation>{key}: {values}</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source> days</source>
            <translation> días</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>until {day}</source>
            <translation>hasta {day}</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>from {day}</source>
            <translation>desde {day}</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>before {day}</source>
            <translation>antes de {day}</translation>
        </message>
        <message>
            <location filename="gui/filter_words.py" />
            <source>after {day}</source>
            <translation>después de {day}</translation>
        </message>
    </context>
    <context>
        <name>FilterChips</name>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Filters in force</source>
            <translation>Filtros activos</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Clear all</source>
            <translation>Quitar todos</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>Take every filter away (Ctrl+Shift+F)</source>
            <translation>Quitar todos los filtros (Ctrl+Mayús+F)</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_chips.py" />
            <source>{n} more</source>
            <translation>{n} más</translation>
        </message>
    </context>
    <context>
        <name>Filtering</name>
        <message>
            <location filename="gui/filtering.py" />
            <source>{n} chosen</source>
            <translation>{n} elegidos</translation>
        </message>
        <message>
            <location filename="gui/filtering.py" />
            <source>in force</source>
            <translation>vigente</translation>
        </message>
        <message>
            <location filename="gui/filtering.py" />
            <source>left out</source>
            <translation>excluido</translation>
        </message>
        <message>
            <location filename="gui/filtering.py" />
            <source>Only {what}</source>
            <translation>Solo {what}</translation>
        </message>
        <message>
            <location filename="gui/filtering.py" />
            <source>Leave out {what}</source>
            <translation>Excluir {what}</translation>
        </message>
        <message>
            <location filename="gui/filtering.py" />
            <source>Only rows with</source>
            <translation>Solo filas con</translation>
        </message>
        <message>
            <location filename="gui/filtering.py" />
            <source>Leave out rows with</source>
            <translation>Excluir filas con</translation>
        </message>
    </context>
    <context>
        <name>FilterPopup</name>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Add a filter</source>
            <translation>Añadir un filtro</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>What to filter by</source>
            <translation>Por qué filtrar</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Values</source>
            <translation>Valores</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Enter or a click: in or out · Shift+Enter or right click: leave out</source>
            <translation>Intro o clic: incluir o no · Mayús+Intro o clic derecho: excluir</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Clear all</source>
            <translation>Quitar todos</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>No value goes by these letters.</source>
            <translation>Ningún valor tiene estas letras.</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>None here.</source>
            <translation>Aquí no hay ninguno.</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Search: {key}</source>
            <translation>Buscar: {key}</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Only {name}</source>
            <translation>Solo {name}</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>In or out: {name}</source>
            <translation>Incluir o no: {name}</translation>
        </message>
        <message>
            <location filename="gui/widgets/filter_popup.py" />
            <source>Leave out {name}</source>
            <translation>Excluir {name}</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <location filename="gui/ink/find_bar.py" />
            <source>Find on these pages</source>
            <translation>Buscar en estas páginas</translation>
        </message>
        <message>
            <location filename="gui/ink/find_bar.py" />
            <source>Previous place</source>
            <translation>Lugar anterior</translation>
        </message>
        <message>
            <location filename="gui/ink/find_bar.py" />
            <source>Next place</source>
            <translation>Lugar siguiente</translation>
        </message>
        <message>
            <location filename="gui/ink/find_bar.py" />
            <source>Close the search</source>
            <translation>Cerrar la búsqueda</translation>
        </message>
    </context>
    <context>
        <name>Finding</name>
        <message>
            <location filename="gui/finding.py" />
            <source>Did you mean {text}?</source>
            <translation>¿Quiso decir {text}?</translation>
        </message>
        <message>
            <location filename="gui/finding.py" />
            <source>Index year {year}</source>
            <translation>Año del índice {year}</translation>
        </message>
    </context>
    <context>
        <name>FirstRunPanel</name>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>First steps</source>
            <translation>Primeros pasos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>What the law allows</source>
            <translation>Qué permite la ley</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Where your data lives</source>
            <translation>Dónde están sus datos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>What is refreshed</source>
            <translation>Qué se actualiza</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>&amp;Skip</source>
            <translation>&amp;Omitir</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Keep the settings as they are; Help, First steps shows this again</source>
            <translation>Dejar los ajustes como están; Ayuda, Primeros pasos lo muestra de nuevo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>&amp;Back</source>
            <translation>&amp;Atrás</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>What you see already is data that came with the program, of {day}.</source>
            <translation>Lo que ya ve son los datos que venían con el programa, del {day}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>The law limits the use of these reports</source>
            <translation>La ley limita el uso de estos informes</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>The law's limits</source>
            <translation>Los límites de la ley</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Everything stays on this machine: there is no account, and nothing about you is sent anywhere.</source>
            <translation>Todo queda en este equipo: no hay cuenta, y nada sobre usted se envía a ninguna parte.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>&amp;Open folder</source>
            <translation>&amp;Abrir carpeta</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Data</source>
            <translation>Datos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Log</source>
            <translation>Registro</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>To keep all of it elsewhere, on a stick for instance, name another folder at the start:</source>
            <translation>Para guardarlo todo en otro lugar, por ejemplo en una memoria USB, indique otra carpeta al iniciar:</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Command</source>
            <translation>Orden</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>The official sites that are asked for new reports:</source>
            <translation>Los sitios oficiales a los que se piden informes nuevos:</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>House of Representatives</source>
            <translation>Cámara de Representantes</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Every refresh asks it; “By hand only” has none by itself</source>
            <translation>Cada actualización lo consulta; «Solo a mano» no hace ninguna por sí sola</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Senate</source>
            <translation>Senado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Refresh by itself, while the program is open:</source>
            <translation>Actualizar automáticamente, mientras el programa está abierto:</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>A refresh asks a site at most twice a second; the first one fetches the pages of the newest years and takes a while. Stop it, or close the program, at any moment: nothing is lost.</source>
            <translation>Una actualización consulta un sitio como mucho dos veces por segundo; la primera obtiene las páginas de los años más nuevos y tarda un rato. Deténgala, o cierre el programa, cuando quiera: no se pierde nada.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Nothing is asked by itself before you finish or skip.</source>
            <translation>Nada se pide por sí solo hasta que finalice u omita.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Accepted on {day}: read…</source>
            <translation>Aceptado el {day}: leer…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>Off: read its &amp;agreement…</source>
            <translation>Desactivado: lea su &amp;acuerdo…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>First steps: {n} of {all}</source>
            <translation>Primeros pasos: {n} de {all}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>F&amp;inish</source>
            <translation>&amp;Finalizar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/first_run.py" />
            <source>&amp;Next</source>
            <translation>&amp;Siguiente</translation>
        </message>
    </context>
    <context>
        <name>FirstSteps</name>
        <message>
            <location filename="gui/first_steps.py" />
            <source>Nothing is refreshed by itself; F5 refreshes</source>
            <translation>Nada se actualiza por sí solo; F5 actualiza</translation>
        </message>
        <message>
            <location filename="gui/first_steps.py" />
            <source>Refreshed by itself from now on; the menu of Refresh changes that</source>
            <translation>Desde ahora se actualiza por sí solo; el menú de Actualizar lo cambia</translation>
        </message>
    </context>
    <context>
        <name>formatting</name>
        <message>
            <location filename="gui/formatting.py" />
            <location filename="gui/models/trade_cells.py" />
            <source>over {amount}</source>
            <translation>más de {amount}</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>{low} and more</source>
            <translation>{low} o más</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>{band} and more</source>
            <translation>{band} o más</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Buy</source>
            <translation>Compra</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Sell</source>
            <translation>Venta</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Partial</source>
            <translation>Parcial</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Exch.</source>
            <translation>Perm.</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Purchase</source>
            <translation>Compra</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Sale</source>
            <translation>Venta</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Partial sale</source>
            <translation>Venta parcial</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Exchange</source>
            <translation>Permuta</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Self</source>
            <translation>Propio</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Spouse</source>
            <translation>Cónyuge</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Joint</source>
            <translation>Conjunta</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Child</source>
            <translation>Hijo/a</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>New</source>
            <translation>Nueva</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Amended</source>
            <translation>Enmendada</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Deleted</source>
            <translation>Eliminada</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>not fetched</source>
            <translation>sin obtener</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>read</source>
            <translation>leída</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>paper</source>
            <translation>en papel</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>no trades</source>
            <translation>sin operaciones</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>failed</source>
            <translation>con fallo</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>superseded</source>
            <translation>sin vigencia</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>vanished</source>
            <translation>fuera del índice</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>listed only</source>
            <translation>solo en el índice</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>House</source>
            <translation>Cámara</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Senate</source>
            <translation>Senado</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Executive branch</source>
            <translation>Poder ejecutivo</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Amendment {n}</source>
            <translation>Enmienda {n}</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Democrat</source>
            <translation>Demócrata</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Republican</source>
            <translation>Republicano</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Independent</source>
            <translation>Independiente</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Libertarian</source>
            <translation>Libertario</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>party not known</source>
            <translation>partido desconocido</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>now</source>
            <translation>ahora</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Transactions</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Candidate</source>
            <translation>Candidato</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Extension</source>
            <translation>Prórroga</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Annual</source>
            <translation>Anual</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Amendment</source>
            <translation>Enmienda</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Campaign notice</source>
            <translation>Aviso de campaña</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Withdrawal</source>
            <translation>Retirada</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Termination</source>
            <translation>Cese</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>New filer</source>
            <translation>Nuevo declarante</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Gift waiver</source>
            <translation>Exención de regalos</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Exemption</source>
            <translation>Exención</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Blind trust</source>
            <translation>Fideicomiso ciego</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Stock</source>
            <translation>Acción</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Option</source>
            <translation>Opción</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Fund</source>
            <translation>Fondo</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Corporate bond</source>
            <translation>Bono corporativo</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Municipal bond</source>
            <translation>Bono municipal</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Government bond</source>
            <translation>Bono del Estado</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Asset-backed</source>
            <translation>Titulizado</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Cryptocurrency</source>
            <translation>Criptomoneda</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Private holding</source>
            <translation>Participación privada</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Real estate</source>
            <translation>Inmueble</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Commodity</source>
            <translation>Materia prima</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Account</source>
            <translation>Cuenta</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Other</source>
            <translation>Otros</translation>
        </message>
        <message>
            <location filename="gui/formatting.py" />
            <source>Not known</source>
            <translation>Desconocido</translation>
        </message>
    </context>
    <context>
        <name>Going</name>
        <message>
            <location filename="gui/going.py" />
            <source>Recent searches</source>
            <translation>Búsquedas recientes</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>Saved views</source>
            <translation>Vistas guardadas</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>Commands</source>
            <translation>Órdenes</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>Securities</source>
            <translation>Valores</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>{official}, filed {day}, {state}</source>
            <translation>{official}, presentada {day}, {state}</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/going.py" />
            <source>Filings</source>
            <translation>Declaraciones</translation>
        </message>
    </context>
    <context>
        <name>grammar</name>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>name by part, own or as listed: official:pelosi</source>
            <translation>parte del nombre, propio o enumerado: official:pelosi</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>the official's id: bioguide:P000197</source>
            <translation>identificador del cargo público: bioguide:P000197</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>on that day: party:D, party:republican</source>
            <translation>ese día: party:D, party:republican</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>of the filer: role:member, role:candidate</source>
            <translation>del declarante: role:member, role:candidate</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>corrected by you: edited:yes</source>
            <translation>corregida por usted: edited:yes</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>words of your note: note:check, note:any</source>
            <translation>palabras de su nota: note:check, note:any</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>code or name: state:CA, state:california</source>
            <translation>código o nombre: state:CA, state:california</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>as printed or as shown: district:CA11, district:CA-11</source>
            <translation>como se imprime o se muestra: district:CA11, district:CA-11</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>chamber:house</source>
            <translation>chamber:house</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>source:house, source:paper</source>
            <translation>source:house, source:paper</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>filing date: filed:2025-05, filed:&lt;2020</source>
            <translation>fecha de presentación: filed:2025-05, filed:&lt;2020</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>year of the official index: year:2025</source>
            <translation>año del índice oficial: year:2025</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>the filing's own id: doc:20016861</source>
            <translation>identificador de la declaración: doc:20016861</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>state of the reading: reading:read</source>
            <translation>estado de lectura: reading:read</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>as filed or of today, whole: ticker:NVDA</source>
            <translation>declarado o de hoy, entero: ticker:NVDA</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>its key, a ticker of today or earlier, or a name by its words: security:NVDA, security:nvidia</source>
            <translation>su clave, un símbolo de hoy o anterior, o palabras del nombre: security:NVDA, security:nvidia</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>kind of asset: class:stock, class:municipal-bond</source>
            <translation>clase de activo: class:stock, class:municipal-bond</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>of the security, by part: sector:health</source>
            <translation>del valor, por partes: sector:health</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>sat on at the trade, by code or name: committee:HSBA, committee:agriculture</source>
            <translation>miembro al operar, por código o nombre: committee:HSBA, committee:agriculture</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>not found out: unresolved:official, unresolved:security</source>
            <translation>no averiguado: unresolved:official, unresolved:security</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>class or name by part: asset:option, asset:treasury</source>
            <translation>clase o parte del nombre: asset:option, asset:treasury</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>asset type as filed: code:ST</source>
            <translation>tipo de activo declarado: code:ST</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>type:buy|sell|partial|exchange</source>
            <translation>type:buy|sell|partial|exchange</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>owner:spouse</source>
            <translation>owner:spouse</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>trade date: traded:2024..2025-03</source>
            <translation>fecha de la operación: traded:2024..2025-03</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>first filing that told of it: disclosed:2018-06</source>
            <translation>primera declaración que la contó: disclosed:2018-06</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>notification date: notified:2025-05</source>
            <translation>fecha de notificación: notified:2025-05</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>what the band makes certain: amount:&gt;=50k</source>
            <translation>lo que el tramo asegura: amount:&gt;=50k</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>days from trade to its first filing: lag:&gt;45</source>
            <translation>días de la operación a su primera declaración: lag:&gt;45</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>first filed after more than 45 days: late:yes</source>
            <translation>presentada tras más de 45 días: late:yes</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>capital gains over $200: gains:yes</source>
            <translation>ganancias de más de $200: gains:yes</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>status:amended, status:superseded</source>
            <translation>status:amended, status:superseded</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>with what amendments replaced: version:all</source>
            <translation>con lo que sustituyeron las enmiendas: version:all</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>read with a doubt: doubt:yes</source>
            <translation>leída con duda: doubt:yes</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>the source's own code: type:P</source>
            <translation>código propio de la fuente: type:P</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>transactions read: trades:&gt;10</source>
            <translation>operaciones leídas: trades:&gt;10</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>words of the reason: reason:scan</source>
            <translation>palabras del motivo: reason:scan</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>who filed was not found out: unresolved:official</source>
            <translation>no se averiguó quién declaró: unresolved:official</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>name by part: official:pelosi</source>
            <translation>parte del nombre: official:pelosi</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>party:D, party:republican</source>
            <translation>party:D, party:republican</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>in office now: serving:yes</source>
            <translation>en el cargo ahora: serving:yes</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>sits on now, by code or name: committee:HSBA, committee:agriculture</source>
            <translation>miembro ahora, por código o nombre: committee:HSBA, committee:agriculture</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>transaction reports: filings:&gt;10</source>
            <translation>informes de operaciones: filings:&gt;10</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>median days from trade to its first filing: lag:&gt;45</source>
            <translation>mediana de días a la primera declaración: lag:&gt;45</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>number of trades: trades:&gt;10</source>
            <translation>número de operaciones: trades:&gt;10</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>purchases:&gt;10</source>
            <translation>purchases:&gt;10</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>sales:&gt;10</source>
            <translation>sales:&gt;10</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>first trade: first:2024</source>
            <translation>primera operación: first:2024</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>last trade: last:&gt;=2025</source>
            <translation>última operación: last:&gt;=2025</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>of today or earlier, whole: ticker:FB</source>
            <translation>de hoy o anterior, entero: ticker:FB</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>by part: sector:health</source>
            <translation>por partes: sector:health</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>by part: industry:software</source>
            <translation>por partes: industry:software</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>the issuer's number at the SEC: cik:320193</source>
            <translation>número del emisor en la SEC: cik:320193</translation>
        </message>
        <message>
            <location filename="gui/grammar_words.py" />
            <source>who traded it: officials:&gt;5</source>
            <translation>quién lo negoció: officials:&gt;5</translation>
        </message>
    </context>
    <context>
        <name>GroupBar</name>
        <message>
            <location filename="gui/pages/arrangement.py" />
            <source>Group ▾</source>
            <translation>Agrupar ▾</translation>
        </message>
        <message>
            <location filename="gui/pages/arrangement.py" />
            <source>By {grouping}: {n} ▾</source>
            <translation>Por {grouping}: {n} ▾</translation>
        </message>
        <message>
            <location filename="gui/pages/arrangement.py" />
            <source>Group the rows</source>
            <translation>Agrupar las filas</translation>
        </message>
        <message>
            <location filename="gui/pages/arrangement.py" />
            <source>Grouped by {grouping}, {n} groups</source>
            <translation>Agrupado por {grouping}, {n} grupos</translation>
        </message>
        <message>
            <location filename="gui/pages/arrangement.py" />
            <source>Group the rows (Ctrl+G)</source>
            <translation>Agrupar las filas (Ctrl+G)</translation>
        </message>
        <message>
            <location filename="gui/pages/arrangement.py" />
            <source>Usual order ▾</source>
            <translation>Orden habitual ▾</translation>
        </message>
        <message>
            <location filename="gui/pages/arrangement.py" />
            <source>Order of the groups</source>
            <translation>Orden de los grupos</translation>
        </message>
    </context>
    <context>
        <name>groups</name>
        <message>
            <location filename="gui/models/table_model.py" />
            <source>open, Left closes it</source>
            <translation>abierto, Izquierda lo cierra</translation>
        </message>
        <message>
            <location filename="gui/models/table_model.py" />
            <source>closed, Right opens it</source>
            <translation>cerrado, Derecha lo abre</translation>
        </message>
        <message>
            <location filename="gui/models/table_model.py" />
            <source>Group {line}; {state}</source>
            <translation>Grupo {line}; {state}</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Official</source>
            <translation>Cargo público</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Security</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Filing</source>
            <translation>Declaración</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Month of the trade</source>
            <translation>Mes de la operación</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Year of the trade</source>
            <translation>Año de la operación</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Party</source>
            <translation>Partido</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Chamber</source>
            <translation>Órgano</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Sector</source>
            <translation>Sector</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Asset class</source>
            <translation>Clase de activo</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Owner</source>
            <translation>Titular</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Number of trades</source>
            <translation>Número de operaciones</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Purchases</source>
            <translation>Compras</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Sales</source>
            <translation>Ventas</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Exchanges</source>
            <translation>Permutas</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Sum of the lower ends</source>
            <translation>Suma de los límites inferiores</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Sum of the upper ends</source>
            <translation>Suma de los límites superiores</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>First trade</source>
            <translation>Primera operación</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Last trade</source>
            <translation>Última operación</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Nothing</source>
            <translation>Nada</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>not known</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>no date</source>
            <translation>sin fecha</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>filed {day} · {doc}</source>
            <translation>presentada {day} · {doc}</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>1 trade</source>
            <translation>1 operación</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>{n} trades</source>
            <translation>{n} operaciones</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>{trades} in force, {n} not</source>
            <translation>{trades} vigentes, {n} no</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>{label}: {trades}, {buys}, {sells}, disclosed {volume}, last on {day}</source>
            <translation>{label}: {trades}, {buys}, {sells}, {volume} declarados, la última el {day}</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>1 purchase</source>
            <translation>1 compra</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>{n} purchases</source>
            <translation>{n} compras</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>1 sale</source>
            <translation>1 venta</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>{n} sales</source>
            <translation>{n} ventas</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>{low} and more</source>
            <translation>{low} o más</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>{band} and more</source>
            <translation>{band} o más</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>More</source>
            <translation>Más</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Amount low</source>
            <translation>Importe mínimo</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Amount high</source>
            <translation>Importe máximo</translation>
        </message>
        <message>
            <location filename="gui/models/trade_groups.py" />
            <source>Without upper end</source>
            <translation>Sin límite superior</translation>
        </message>
    </context>
    <context>
        <name>health</name>
        <message>
            <location filename="gui/health_words.py" />
            <source>Being asked now</source>
            <translation>Consultándose ahora</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Asked to be left alone until {moment}</source>
            <translation>Pidió que no se le consulte hasta {moment}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>⚠ Sends something else than it promises</source>
            <translation>⚠ Envía algo distinto de lo que promete</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>⚠ Failed {n} times in a row</source>
            <translation>⚠ Falló {n} veces seguidas</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>⚠ The last refresh failed</source>
            <translation>⚠ Falló la última actualización</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Never asked</source>
            <translation>Nunca consultada</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>✓ Answers</source>
            <translation>✓ Responde</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Last success</source>
            <translation>Último éxito</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Last error</source>
            <translation>Último error</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>when you refresh (F5)</source>
            <translation>cuando actualice (F5)</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Tried again</source>
            <translation>Nuevo intento</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>by hand only (F5)</source>
            <translation>solo a mano (F5)</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Next run</source>
            <translation>Próxima vez</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Requests</source>
            <translation>Consultas</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>p50 {p50}, p95 {p95}</source>
            <translation>p50 {p50}, p95 {p95}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Answer time</source>
            <translation>Tiempo de respuesta</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>{rate} documents a second, {size}</source>
            <translation>{rate} documentos por segundo, {size}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>no documents, {size}</source>
            <translation>ningún documento, {size}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Throughput</source>
            <translation>Rendimiento</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>not yet</source>
            <translation>aún no</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>All indexes asked</source>
            <translation>Todos los índices pedidos</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Holds</source>
            <translation>Contiene</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>{filings} filings, {trades} trades</source>
            <translation>{filings} declaraciones, {trades} operaciones</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Schema</source>
            <translation>Esquema</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>SQLite</source>
            <translation>SQLite</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Generation</source>
            <translation>Generación</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Integrity</source>
            <translation>Integridad</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>✓ Checked just now: sound</source>
            <translation>✓ Recién comprobada: íntegra</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>not checked by hand yet</source>
            <translation>aún sin comprobar a mano</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>{moment}, {size}; {n} kept</source>
            <translation>{moment}, {size}; {n} conservadas</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Last backup</source>
            <translation>Última copia de seguridad</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>none yet</source>
            <translation>aún ninguna</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Began as</source>
            <translation>Empezó como</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>bundled data of {day}</source>
            <translation>datos incluidos del {day}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Memory</source>
            <translation>Memoria</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Window</source>
            <translation>Ventana</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Originals</source>
            <translation>Originales</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>{n} documents, {size}</source>
            <translation>{n} documentos, {size}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Disk free</source>
            <translation>Disco libre</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>of {day}{origin}</source>
            <translation>del {day}{origin}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>, bundled</source>
            <translation>, incluidos</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Securities</source>
            <translation>Valores</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>not measured yet</source>
            <translation>aún sin medir</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>late by {p99} ms at most in 99 of 100, {most} ms once</source>
            <translation>retraso de {p99} ms como mucho en 99 de cada 100, {most} ms una vez</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>House</source>
            <translation>Cámara</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Senate</source>
            <translation>Senado</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Who holds office</source>
            <translation>Quién ocupa cada cargo</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Prices</source>
            <translation>Precios</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Database</source>
            <translation>Base de datos</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Program</source>
            <translation>Programa</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Newest runs</source>
            <translation>Últimas actualizaciones</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Failed filings: {n}</source>
            <translation>Declaraciones fallidas: {n}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>Newest warnings</source>
            <translation>Últimos avisos</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>Refreshes by day</source>
            <translation>Actualizaciones por día</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>{runs} runs of a source in {days} days, {failed} of them failed</source>
            <translation>{runs} ejecuciones de una fuente en {days} días, {failed} de ellas fallidas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>No refresh in the last month. F5 refreshes.</source>
            <translation>Ninguna actualización en el último mes. F5 actualiza.</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>Read</source>
            <translation>Leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>Failed</source>
            <translation>Fallidas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>Newly listed</source>
            <translation>Recién enumeradas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <location filename="gui/pages/health_specs.py" />
            <source>{day}: {runs} runs ({in_vain} failed), read {read}, failed {failed}, newly listed {new}</source>
            <translation>{day}: {runs} ejecuciones ({in_vain} fallidas), leídas {read}, fallidas {failed}, recién enumeradas {new}</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>answered</source>
            <translation>contestadas</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>unchanged</source>
            <translation>sin cambios</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>sent elsewhere</source>
            <translation>enviadas a otro lugar</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>not there</source>
            <translation>inexistentes</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>refused</source>
            <translation>rechazadas</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>busy</source>
            <translation>ocupado</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>no answer</source>
            <translation>sin respuesta</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>stopped</source>
            <translation>detenidas</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>other</source>
            <translation>otras</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>running</source>
            <translation>en curso</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>went well</source>
            <translation>fue bien</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>failed</source>
            <translation>con fallo</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>skipped</source>
            <translation>omitida</translation>
        </message>
        <message>
            <location filename="gui/health_words.py" />
            <source>cut short</source>
            <translation>interrumpida</translation>
        </message>
    </context>
    <context>
        <name>HealthDesk</name>
        <message>
            <location filename="gui/health_desk.py" />
            <source>They are tried again as soon as the running job has ended</source>
            <translation>Se intentan de nuevo en cuanto termine la tarea en curso</translation>
        </message>
        <message>
            <location filename="gui/health_desk.py" />
            <source>The report is in the clipboard, without your name and folders</source>
            <translation>El informe está en el portapapeles, sin su nombre ni sus carpetas</translation>
        </message>
    </context>
    <context>
        <name>HealthPage</name>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Health</source>
            <translation>Salud</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Copy report</source>
            <translation>Copiar informe</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Everything here as text, without your name and folders</source>
            <translation>Todo lo de aquí como texto, sin su nombre ni sus carpetas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Check the database</source>
            <translation>Comprobar la base de datos</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>SQLite reads the whole file and says what is wrong with it</source>
            <translation>SQLite lee todo el archivo y dice qué tiene mal</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Parts of Health</source>
            <translation>Partes de Salud</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Overview</source>
            <translation>Resumen</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Refreshes</source>
            <translation>Actualizaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Failed</source>
            <translation>Fallidas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Log</source>
            <translation>Registro</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Database</source>
            <translation>Base de datos</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Program</source>
            <translation>Programa</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Began</source>
            <translation>Empezó</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Source</source>
            <translation>Fuente</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Who holds office</source>
            <translation>Quién ocupa cada cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>How</source>
            <translation>Cómo</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>went well</source>
            <translation>fue bien</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>New</source>
            <translation>Nueva</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Fetched</source>
            <translation>Obtenida</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Read</source>
            <translation>Leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Requests</source>
            <translation>Consultas</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Took</source>
            <translation>Duró</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>00 h 00 min</source>
            <translation>00 h 00 min</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Runs</source>
            <translation>Ejecuciones</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>sound</source>
            <translation>íntegra</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>damaged</source>
            <translation>dañada</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Failed ({n})</source>
            <translation>Fallidas ({n})</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Health cannot be read</source>
            <translation>No se puede leer Salud</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Nothing needs your attention.</source>
            <translation>Nada requiere su atención.</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>No source was asked yet: F5 refreshes.</source>
            <translation>Aún no se ha consultado ninguna fuente: F5 actualiza.</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>by hand</source>
            <translation>a mano</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Refreshes by day</source>
            <translation>Actualizaciones por día</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>in ms</source>
            <translation>en ms</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>How late the window answers</source>
            <translation>Con qué retraso responde la ventana</translation>
        </message>
        <message>
            <location filename="gui/pages/health_page.py" />
            <source>Text in the log (Enter)</source>
            <translation>Texto en el registro (Intro)</translation>
        </message>
    </context>
    <context>
        <name>Helping</name>
        <message>
            <location filename="gui/helping.py" />
            <source>The guide is not part of this installation: {why}</source>
            <translation>La guía no forma parte de esta instalación: {why}</translation>
        </message>
        <message>
            <location filename="gui/helping.py" />
            <source>Filings listed</source>
            <translation>Declaraciones enumeradas</translation>
        </message>
        <message>
            <location filename="gui/helping.py" />
            <source>Trades read</source>
            <translation>Operaciones leídas</translation>
        </message>
        <message>
            <location filename="gui/helping.py" />
            <source>Bundled data of</source>
            <translation>Datos incluidos del</translation>
        </message>
        <message>
            <location filename="gui/helping.py" />
            <source>Last refresh</source>
            <translation>Última actualización</translation>
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Guide — GovTrades Desktop</source>
            <translation>Guía — GovTrades Desktop</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Search the guide (Ctrl+F)</source>
            <translation>Buscar en la guía (Ctrl+F)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Search the guide</source>
            <translation>Buscar en la guía</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Back (Alt+Left)</source>
            <translation>Atrás (Alt+Izquierda)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Forward</source>
            <translation>Adelante</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Forward (Alt+Right)</source>
            <translation>Adelante (Alt+Derecha)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>Contents</source>
            <translation>Contenido</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>In no chapter</source>
            <translation>En ningún capítulo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>In 1 chapter</source>
            <translation>En 1 capítulo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/help.py" />
            <source>In {n} chapters</source>
            <translation>En {n} capítulos</translation>
        </message>
    </context>
    <context>
        <name>import</name>
        <message>
            <location filename="gui/import_words.py" />
            <source>Import stopped</source>
            <translation>Importación detenida</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>Import</source>
            <translation>Importar</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>{n} taken in</source>
            <translation>{n} incorporados</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source> with {n} trades</source>
            <translation> con {n} operaciones</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>{n} already there</source>
            <translation>{n} ya estaban</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>{n} not taken</source>
            <translation>{n} no admitidos</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>no file was found there</source>
            <translation>no se encontró ningún archivo</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>{chamber} report</source>
            <translation>Informe: {chamber}</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>▤ paper: in the ledger, its pages are not read yet</source>
            <translation>▤ papel: en el registro; sus páginas aún no se han leído</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>● 1 trade</source>
            <translation>● 1 operación</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>● {n} trades</source>
            <translation>● {n} operaciones</translation>
        </message>
        <message>
            <location filename="gui/import_words.py" />
            <source>∅ read: no trades in it</source>
            <translation>∅ leída: no contiene operaciones</translation>
        </message>
    </context>
    <context>
        <name>Importer</name>
        <message>
            <location filename="gui/importing.py" />
            <source>Reports (*.html *.htm *.mhtml *.mht *.pdf)</source>
            <translation>Informes (*.html *.htm *.mhtml *.mht *.pdf)</translation>
        </message>
        <message>
            <location filename="gui/importing.py" />
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <location filename="gui/importing.py" />
            <source>Import saved reports</source>
            <translation>Importar informes guardados</translation>
        </message>
        <message>
            <location filename="gui/importing.py" />
            <source>The import of {n} follows as soon as the running job has ended</source>
            <translation>La importación de {n} seguirá en cuanto termine la tarea en curso</translation>
        </message>
        <message>
            <location filename="gui/importing.py" />
            <source>1 file</source>
            <translation>1 archivo</translation>
        </message>
        <message>
            <location filename="gui/importing.py" />
            <source>{n} files</source>
            <translation>{n} archivos</translation>
        </message>
        <message>
            <location filename="gui/importing.py" />
            <source>Importing</source>
            <translation>Importando</translation>
        </message>
        <message>
            <location filename="gui/importing.py" />
            <source>Importing: {n} taken in, {name}</source>
            <translation>Importando: {n} incorporados, {name}</translation>
        </message>
    </context>
    <context>
        <name>ImportResult</name>
        <message>
            <location filename="gui/dialogs/import_result.py" />
            <source>Import</source>
            <translation>Importar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/import_result.py" />
            <source>Files</source>
            <translation>Archivos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/import_result.py" />
            <source>File</source>
            <translation>Archivo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/import_result.py" />
            <source>What it is</source>
            <translation>Qué es</translation>
        </message>
        <message>
            <location filename="gui/dialogs/import_result.py" />
            <source>Result</source>
            <translation>Resultado</translation>
        </message>
    </context>
    <context>
        <name>ink</name>
        <message>
            <location filename="gui/ink/pane_place.py" />
            <source>Original — GovTrades Desktop</source>
            <translation>Original — GovTrades Desktop</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_state.py" />
            <source>The original is not on this machine</source>
            <translation>El original no está en este equipo</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_state.py" />
            <source>The original cannot be shown</source>
            <translation>No se puede mostrar el original</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_state.py" />
            <source>The original on this machine is damaged</source>
            <translation>El original de este equipo está dañado</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_state.py" />
            <source>The original is not on this machine yet</source>
            <translation>El original aún no está en este equipo</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_state.py" />
            <source>Its rows are here; its page was not fetched so far, or the archive was made smaller. Fetched once, it stays here, also offline.</source>
            <translation>Sus filas están aquí; su página no se ha obtenido todavía, o el archivo se redujo. Una vez obtenida, queda aquí, también sin conexión.</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_state.py" />
            <source>The official index does not list this report, so its page cannot be fetched. A copy of your own can be imported (Ctrl+I).</source>
            <translation>El índice oficial no enumera este informe, así que su página no puede obtenerse. Puede importarse una copia propia (Ctrl+I).</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_state.py" />
            <source>The official index does not list this filing any more; this is the copy fetched before.</source>
            <translation>El índice oficial ya no enumera esta declaración; esta es la copia obtenida antes.</translation>
        </message>
        <message>
            <location filename="query/source_document.py" />
            <source>This report was not fetched to this machine yet. Fetching it brings its page and its trades.</source>
            <translation>Este informe aún no se ha obtenido en este equipo. Al obtenerlo llegan su página y sus operaciones.</translation>
        </message>
        <message>
            <location filename="query/source_document.py" />
            <source>The pictures of this paper report are not on this machine: only the page that links them is.</source>
            <translation>Las imágenes de este informe en papel no están en este equipo: solo la página que las enlaza.</translation>
        </message>
    </context>
    <context>
        <name>InkPanel</name>
        <message>
            <location filename="gui/ink_panel.py" />
            <source>Originals are shown beside the rows of Trades and Filings</source>
            <translation>Los originales se muestran junto a las filas de Operaciones y Declaraciones</translation>
        </message>
        <message>
            <location filename="gui/ink_panel.py" />
            <source>The page is not on this machine: opened on the official site</source>
            <translation>La página no está en este equipo: se abrió en el sitio oficial</translation>
        </message>
        <message>
            <location filename="gui/ink_panel.py" />
            <source>Row {n} is not among the rows shown: the search, year or chamber leaves it out.</source>
            <translation>La fila {n} no está entre las mostradas: la excluye la búsqueda, el año o la cámara.</translation>
        </message>
        <message>
            <location filename="gui/ink_panel.py" />
            <source>Row {n} of this filing.</source>
            <translation>Fila {n} de esta declaración.</translation>
        </message>
        <message>
            <location filename="gui/ink_panel.py" />
            <source>Show the filing's trades</source>
            <translation>Mostrar las operaciones de la declaración</translation>
        </message>
    </context>
    <context>
        <name>key_words</name>
        <message>
            <location filename="gui/key_words.py" />
            <source>In a table</source>
            <translation>En una tabla</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Space, V</source>
            <translation>Espacio, V</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>show the page that the row was read from, or put it away</source>
            <translation>mostrar la página de la que se leyó la fila, o cerrarla</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Enter</source>
            <translation>Intro</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>open the original of the row, or the page of an official or security</source>
            <translation>abrir el original de la fila, o la página de un cargo público o valor</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+click on an official or a ticker</source>
            <translation>Ctrl+clic en un cargo público o un símbolo</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>open the page of it</source>
            <translation>abrir su página</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Home, End</source>
            <translation>Inicio, Fin</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>first and last row</source>
            <translation>primera y última fila</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Right, Left on a group</source>
            <translation>Derecha, Izquierda en un grupo</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>open it, close it; with Ctrl all groups</source>
            <translation>abrirlo, cerrarlo; con Ctrl, todos los grupos</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>F7</source>
            <translation>F7</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>choose and order the columns</source>
            <translation>elegir y ordenar las columnas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>F8</source>
            <translation>F8</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>sort by several columns</source>
            <translation>ordenar por varias columnas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+G</source>
            <translation>Ctrl+G</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>group the trades</source>
            <translation>agrupar las operaciones</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>F6</source>
            <translation>F6</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>from the rows to their headings; Down goes back</source>
            <translation>de las filas a sus encabezados; Abajo vuelve</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>On the headings of a table</source>
            <translation>En los encabezados de una tabla</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Enter on a heading</source>
            <translation>Intro en un encabezado</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>sort by it; with Shift add it to the order</source>
            <translation>ordenar por él; con Mayús se añade al orden</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Shift+click on a heading</source>
            <translation>Mayús+clic en un encabezado</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>add a column to the order</source>
            <translation>añadir una columna al orden</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+Shift+arrows on a heading</source>
            <translation>Ctrl+Mayús+flechas en un encabezado</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>move the column; + and - size it</source>
            <translation>mover la columna; + y - cambian su ancho</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Right click on a heading</source>
            <translation>Clic derecho en un encabezado</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>choose columns</source>
            <translation>elegir columnas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>In the search box and on its filters</source>
            <translation>En el cuadro de búsqueda y en sus filtros</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Tab, Down while typing</source>
            <translation>Tab, Abajo al escribir</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>take or choose what may come next</source>
            <translation>tomar o elegir lo que puede seguir</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+Space</source>
            <translation>Ctrl+Espacio</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>every value of a key, or every key</source>
            <translation>todos los valores de una clave, o todas las claves</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Up, Down in the empty box</source>
            <translation>Arriba, Abajo en el cuadro vacío</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>searches of late</source>
            <translation>búsquedas recientes</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Escape</source>
            <translation>Esc</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>close the suggestions, clear the box, then leave it</source>
            <translation>cerrar las sugerencias, vaciar el cuadro, después salir de él</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Enter on a filter</source>
            <translation>Intro en un filtro</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>change it</source>
            <translation>cambiarlo</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Delete, - on a filter</source>
            <translation>Supr, - en un filtro</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>remove it, turn it round</source>
            <translation>quitarlo, invertirlo</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Left, Right on a filter</source>
            <translation>Izquierda, Derecha en un filtro</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>to the one before, to the next</source>
            <translation>al anterior, al siguiente</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Enter, Shift+Enter in the list of filters</source>
            <translation>Intro, Mayús+Intro en la lista de filtros</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>choose a value, leave a value out</source>
            <translation>elegir un valor, excluir un valor</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>On the page beside the row</source>
            <translation>En la página junto a la fila</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>+, -</source>
            <translation>+, -</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>larger, smaller; Ctrl+0 as on paper</source>
            <translation>más grande, más pequeña; Ctrl+0 como en papel</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>W, P</source>
            <translation>W, P</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>fit the width, fit the whole page</source>
            <translation>ajustar al ancho, ajustar a toda la página</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>R, Shift+R</source>
            <translation>R, Mayús+R</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>turn the pages</source>
            <translation>girar las páginas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+F, F3, Shift+F3</source>
            <translation>Ctrl+F, F3, Mayús+F3</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>find on these pages; the next place, the one before</source>
            <translation>buscar en estas páginas; el lugar siguiente, el anterior</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+C, Ctrl+Shift+C</source>
            <translation>Ctrl+C, Ctrl+Mayús+C</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>copy what is selected, copy the text of the marked row</source>
            <translation>copiar lo seleccionado, copiar el texto de la fila marcada</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Page Up, Page Down, Home, End, arrows</source>
            <translation>Re Pág, Av Pág, Inicio, Fin, flechas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>walk through the pages</source>
            <translation>recorrer las páginas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Space, V, Escape</source>
            <translation>Espacio, V, Esc</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>put the page away; back to the rows</source>
            <translation>cerrar la página; volver a las filas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>On a chart</source>
            <translation>En un gráfico</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Arrows, Home, End</source>
            <translation>Flechas, Inicio, Fin</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>from mark to mark</source>
            <translation>de marca en marca</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>open the rows behind the mark</source>
            <translation>abrir las filas de la marca</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>+, -, 0</source>
            <translation>+, -, 0</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>stretch the axis, press it together, all of it</source>
            <translation>ampliar el eje, reducirlo, mostrarlo entero</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Shift+Left, Shift+Right</source>
            <translation>Mayús+Izquierda, Mayús+Derecha</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>move along the axis</source>
            <translation>moverse a lo largo del eje</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>T</source>
            <translation>T</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>the numbers as a table</source>
            <translation>las cifras como tabla</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>choose no mark</source>
            <translation>no elegir ninguna marca</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>In the list of saved views</source>
            <translation>En la lista de vistas guardadas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Enter, F2, Delete</source>
            <translation>Intro, F2, Supr</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>show the view, rename it, delete it</source>
            <translation>mostrar la vista, cambiarle el nombre, eliminarla</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+D, Ctrl+Z</source>
            <translation>Ctrl+D, Ctrl+Z</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>copy the view, bring back the deleted one</source>
            <translation>copiar la vista, recuperar la eliminada</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Alt+Up, Alt+Down</source>
            <translation>Alt+Arriba, Alt+Abajo</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>move it in the list</source>
            <translation>moverla en la lista</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Elsewhere</source>
            <translation>En otros lugares</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Left, Right in a list of counts</source>
            <translation>Izquierda, Derecha en una lista de recuentos</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>choose between a name and its rows</source>
            <translation>elegir entre un nombre y sus filas</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Up, Down, Page Up, Page Down, Enter in Go to</source>
            <translation>Arriba, Abajo, Re Pág, Av Pág, Intro en Ir a</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>choose and go</source>
            <translation>elegir e ir</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Ctrl+Enter in a correction</source>
            <translation>Ctrl+Intro en una corrección</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>save it</source>
            <translation>guardarla</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Delete in the list of corrections</source>
            <translation>Supr en la lista de correcciones</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>undo the edit</source>
            <translation>deshacer el cambio</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>Escape in a window of its own</source>
            <translation>Esc en una ventana propia</translation>
        </message>
        <message>
            <location filename="gui/key_words.py" />
            <source>close it</source>
            <translation>cerrarla</translation>
        </message>
    </context>
    <context>
        <name>LatePlot</name>
        <message>
            <location filename="gui/widgets/live_plot.py" />
            <source>seconds ago</source>
            <translation>hace segundos</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_plot.py" />
            <source>aim: 50 ms</source>
            <translation>objetivo: 50 ms</translation>
        </message>
        <message>
            <location filename="gui/widgets/live_plot.py" />
            <source>How late the window answered in the last {n} s</source>
            <translation>Con qué retraso respondió la ventana en los últimos {n} s</translation>
        </message>
        <message>
            <source>ms late</source>
            <translation type="vanished">ms de retraso</translation>
        </message>
    </context>
    <context>
        <name>ListingPage</name>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>{n} rows are selected, and {most} is the most that can be compared</source>
            <translation>Hay {n} filas seleccionadas, y {most} es lo máximo que puede compararse</translation>
        </message>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>To compare, select two to six rows: Ctrl+click, or Shift with the arrows</source>
            <translation>Para comparar, seleccione de dos a seis filas: Ctrl+clic, o Mayús con las flechas</translation>
        </message>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>Compare these {n}</source>
            <translation>Comparar estos {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>Compare…</source>
            <translation>Comparar…</translation>
        </message>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>Compare (select 2 to 6 rows)</source>
            <translation>Comparar (seleccione de 2 a 6 filas)</translation>
        </message>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>Compare: select 2 to 6 rows</source>
            <translation>Comparar: seleccione de 2 a 6 filas</translation>
        </message>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>Compare: {n} are selected, {most} at most</source>
            <translation>Comparar: hay {n} seleccionadas, {most} como máximo</translation>
        </message>
        <message>
            <location filename="gui/pages/listing_page.py" />
            <source>Side by side ({keys})</source>
            <translation>Lado a lado ({keys})</translation>
        </message>
    </context>
    <context>
        <name>LogPane</name>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Text in the log</source>
            <translation>Texto en el registro</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Least level</source>
            <translation>Nivel mínimo</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Everything</source>
            <translation>Todo</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>From info</source>
            <translation>Desde información</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>From warning</source>
            <translation>Desde aviso</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Errors</source>
            <translation>Errores</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Source</source>
            <translation>Fuente</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>All sources</source>
            <translation>Todas las fuentes</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Filing id</source>
            <translation>Id. de declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Follow</source>
            <translation>Seguir</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Read the log anew every few seconds and stay at its end</source>
            <translation>Leer el registro de nuevo cada pocos segundos y quedarse al final</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Level</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Filing</source>
            <translation>Declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Message</source>
            <translation>Mensaje</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>Log</source>
            <translation>Registro</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>The log is empty, or there is none.</source>
            <translation>El registro está vacío, o no existe.</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>No entry of the log fits these filters.</source>
            <translation>Ninguna entrada del registro encaja con estos filtros.</translation>
        </message>
        <message>
            <location filename="gui/pages/health_parts.py" />
            <source>{n} of {all} entries</source>
            <translation>{n} de {all} entradas</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <location filename="gui/main_window.py" />
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <location filename="gui/navigator.py" />
            <source>Dashboard</source>
            <translation>Panel</translation>
        </message>
        <message>
            <location filename="gui/navigator.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/navigator.py" />
            <source>Filings</source>
            <translation>Declaraciones</translation>
        </message>
        <message>
            <location filename="gui/navigator.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/navigator.py" />
            <source>Securities</source>
            <translation>Valores</translation>
        </message>
        <message>
            <location filename="gui/navigator.py" />
            <source>Health</source>
            <translation>Salud</translation>
        </message>
    </context>
    <context>
        <name>match</name>
        <message>
            <location filename="gui/match_words.py" />
            <source>named by you</source>
            <translation>indicado por usted</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>name</source>
            <translation>nombre</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>a middle name</source>
            <translation>un segundo nombre</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>nickname</source>
            <translation>apodo</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>initials</source>
            <translation>iniciales</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>half of a double family name</source>
            <translation>mitad de un apellido doble</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>name, one letter off</source>
            <translation>nombre, con una letra distinta</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>district</source>
            <translation>distrito</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>state</source>
            <translation>estado</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>time of service</source>
            <translation>tiempo en el cargo</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>chamber, days of service not known</source>
            <translation>órgano, días en el cargo desconocidos</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>matched by {how} and {place}</source>
            <translation>identificado por {how} y {place}</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>ticker and name agree</source>
            <translation>símbolo y nombre concuerdan</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>an earlier ticker, and the name agrees</source>
            <translation>un símbolo anterior, y el nombre concuerda</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>a ticker within the name, and the name agrees</source>
            <translation>un símbolo dentro del nombre, y el nombre concuerda</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>a foreign exchange's symbol, and the name agrees</source>
            <translation>el símbolo de una bolsa extranjera, y el nombre concuerda</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>the root of an option's symbol</source>
            <translation>la raíz del símbolo de una opción</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>by the name alone, word for word</source>
            <translation>solo por el nombre, palabra por palabra</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>by the name alone, nearly word for word</source>
            <translation>solo por el nombre, casi palabra por palabra</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>by the ticker of that day; the name says nothing</source>
            <translation>por el símbolo de ese día; el nombre no dice nada</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>by the ticker alone; no name is told</source>
            <translation>solo por el símbolo; no se da ningún nombre</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>a ticker that no list knows, kept as filed</source>
            <translation>un símbolo que no figura en ninguna lista, tal como se declaró</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>member</source>
            <translation>miembro</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>former member</source>
            <translation>antiguo miembro</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>candidate</source>
            <translation>candidato</translation>
        </message>
        <message>
            <location filename="gui/match_words.py" />
            <source>no member known</source>
            <translation>ningún miembro conocido</translation>
        </message>
    </context>
    <context>
        <name>MeasureSwitch</name>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Count</source>
            <translation>Recuento</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>How many trades</source>
            <translation>Cuántas operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Volume</source>
            <translation>Volumen</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>The disclosed volume, from its least to its most</source>
            <translation>El volumen declarado, de su mínimo a su máximo</translation>
        </message>
    </context>
    <context>
        <name>NameChip</name>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>Compared: {words}</source>
            <translation>Comparado: {words}</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>Enter opens the page, Delete takes it out, arrows go to the others</source>
            <translation>Intro abre la página, Supr lo quita, las flechas van a los demás</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>{words}: click for the page, × to take it out</source>
            <translation>{words}: clic para la página, × para quitarlo</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>Open the page</source>
            <translation>Abrir la página</translation>
        </message>
    </context>
    <context>
        <name>NameChips</name>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>Compared</source>
            <translation>Comparados</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>+ Add</source>
            <translation>+ Añadir</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>{n} is the most that can be compared: take one out first</source>
            <translation>{n} es lo máximo que puede compararse: quite uno antes</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_chips.py" />
            <source>Add another</source>
            <translation>Añadir otro</translation>
        </message>
    </context>
    <context>
        <name>NameLine</name>
        <message>
            <location filename="gui/widgets/name_line.py" />
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_line.py" />
            <source>Save under this name (Enter)</source>
            <translation>Guardar con este nombre (Intro)</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_line.py" />
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <location filename="gui/widgets/name_line.py" />
            <source>Leave the name (Escape)</source>
            <translation>Dejar el nombre (Esc)</translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message>
            <location filename="gui/news.py" />
            <source>The next refresh (F5) asks the Senate too</source>
            <translation>La próxima actualización (F5) consulta también el Senado</translation>
        </message>
        <message>
            <location filename="gui/news.py" />
            <source> (bundled data of {day})</source>
            <translation> (datos incluidos del {day})</translation>
        </message>
        <message>
            <location filename="gui/news.py" />
            <source>No official index was read yet</source>
            <translation>Aún no se ha leído ningún índice oficial</translation>
        </message>
        <message>
            <location filename="gui/news.py" />
            <source>Corrections…</source>
            <translation>Correcciones…</translation>
        </message>
        <message>
            <location filename="gui/news.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>NoteField</name>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <location filename="gui/dialogs/correct_fields.py" />
            <source>A note has at most {most} characters; this one has {n}.</source>
            <translation>Una nota tiene como máximo {most} caracteres; esta tiene {n}.</translation>
        </message>
    </context>
    <context>
        <name>OfficialsPage</name>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Search officials: pelosi, party:R state:TX, committee:agriculture, trades:&gt;100</source>
            <translation>Busque cargos públicos: pelosi, party:R state:TX, committee:agriculture, trades:&gt;100</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>{n} trades of filers not known: show</source>
            <translation>{n} operaciones de declarantes desconocidos: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>1 report of a filer not known: show</source>
            <translation>1 informe de un declarante desconocido: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>{n} reports of filers not known: show</source>
            <translation>{n} informes de declarantes desconocidos: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>{n} officials</source>
            <translation>{n} cargos públicos</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>{n} of {total} officials</source>
            <translation>{n} de {total} cargos públicos</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>{counts} · {n} with a trade read · counts are of all years</source>
            <translation>{counts} · {n} con alguna operación leída · recuentos de todos los años</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>No officials here yet</source>
            <translation>Aún no hay cargos públicos aquí</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>A refresh fetches who holds office and who filed; each gets a row here.</source>
            <translation>Una actualización obtiene quién ocupa cada cargo y quién declaró; cada uno recibe aquí una fila.</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Refresh</source>
            <translation>Actualizar</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>No official matches</source>
            <translation>Ningún cargo público coincide</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Nobody here has this name, seat and search together.</source>
            <translation>Nadie aquí tiene a la vez este nombre, escaño y búsqueda.</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Show all officials</source>
            <translation>Mostrar todos los cargos públicos</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Open the page</source>
            <translation>Abrir la página</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Show the trades</source>
            <translation>Mostrar las operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/officials_page.py" />
            <source>Show the reports</source>
            <translation>Mostrar los informes</translation>
        </message>
    </context>
    <context>
        <name>OfficialView</name>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Trades read</source>
            <translation>Operaciones leídas</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Transaction reports</source>
            <translation>Informes de operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Disclosed volume</source>
            <translation>Volumen declarado</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Median lag</source>
            <translation>Demora mediana</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Filed late</source>
            <translation>Con retraso</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>By year of the trade</source>
            <translation>Por año de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>By type</source>
            <translation>Por tipo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>By owner</source>
            <translation>Por titular</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>By kind of asset</source>
            <translation>Por clase de activo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>By party on the day</source>
            <translation>Por partido ese día</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Reports by state</source>
            <translation>Informes por estado</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Newest reports</source>
            <translation>Informes más nuevos</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>In office</source>
            <translation>En el cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Committees</source>
            <translation>Comités</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Search this official's trades, then press Enter: nvda, type:buy, amount:&gt;=50k</source>
            <translation>Busque en las operaciones de este cargo público y pulse Intro: nvda, type:buy, amount:&gt;=50k</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Nobody here has the id {key}</source>
            <translation>Nadie aquí tiene el identificador {key}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>The reference data at hand knows no official of that id, and no filing is theirs.</source>
            <translation>Los datos de referencia no conocen ningún cargo público con ese identificador, y ninguna declaración es suya.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Biographical Directory ↗</source>
            <translation>Directorio biográfico ↗</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Trades over time</source>
            <translation>Operaciones en el tiempo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>By sector</source>
            <translation>Por sector</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Most traded</source>
            <translation>Lo más negociado</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>Days from trade to disclosure</source>
            <translation>Días de la operación a la divulgación</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>not known</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>days on which the public record was first seen with the seat, and without it</source>
            <translation>días en que el registro público apareció por primera vez con el escaño, y sin él</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>No trade was read.</source>
            <translation>No se leyó ninguna operación.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>in office since {day}</source>
            <translation>en el cargo desde {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>in office</source>
            <translation>en el cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>in office until {day}</source>
            <translation>en el cargo hasta {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>not in office; the days of service are not in the data at hand</source>
            <translation>sin cargo; los días de servicio no están en los datos disponibles</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>born {day}</source>
            <translation>nacimiento {day}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>also {names}</source>
            <translation>también {names}</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>none listed</source>
            <translation>ninguno enumerado</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>{n} of {total} transaction reports have no row here ({each}): what they hold is in none of the numbers below.</source>
            <translation>{n} de {total} informes de operaciones no tienen fila aquí ({each}): lo que contienen no está en ninguna de las cifras de abajo.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>No transaction report is listed.</source>
            <translation>No se enumera ningún informe de operaciones.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>{n} more</source>
            <translation>{n} más</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>after leaving office</source>
            <translation>tras dejar el cargo</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>without a date</source>
            <translation>sin fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>days not known</source>
            <translation>días desconocidos</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>1 term</source>
            <translation>1 mandato</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>{n} terms</source>
            <translation>{n} mandatos</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>No term is known.</source>
            <translation>No se conoce ningún mandato.</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>changed party</source>
            <translation>cambió de partido</translation>
        </message>
        <message>
            <location filename="gui/pages/official_view.py" />
            <source>changed party; the day is not in the data at hand</source>
            <translation>cambió de partido; el día no está en los datos disponibles</translation>
        </message>
        <message>
            <source>buys</source>
            <translation type="vanished">compras</translation>
        </message>
        <message>
            <source>sells</source>
            <translation type="vanished">ventas</translation>
        </message>
        <message>
            <source>{year}: {n}, {buys} buys, {sells} sells</source>
            <translation type="vanished">{year}: {n}, {buys} compras, {sells} ventas</translation>
        </message>
    </context>
    <context>
        <name>OriginalsFetcher</name>
        <message>
            <location filename="gui/originals.py" />
            <source>The Senate's site gives its reports only to those who have accepted its terms of use. Read them and decide; then the page is fetched.</source>
            <translation>El sitio del Senado da sus informes solo a quienes han aceptado sus condiciones de uso. Léalas y decida; después se obtiene la página.</translation>
        </message>
        <message>
            <location filename="gui/originals.py" />
            <source>Read the terms…</source>
            <translation>Leer las condiciones…</translation>
        </message>
        <message>
            <location filename="gui/originals.py" />
            <source>The page is fetched as soon as the running job has ended</source>
            <translation>La página se obtendrá en cuanto termine la tarea en curso</translation>
        </message>
        <message>
            <location filename="gui/originals.py" />
            <source>Fetching was stopped.</source>
            <translation>Se detuvo la obtención.</translation>
        </message>
    </context>
    <context>
        <name>PageList</name>
        <message>
            <location filename="gui/ink/page_list.py" />
            <source>List of pages</source>
            <translation>Lista de páginas</translation>
        </message>
        <message>
            <location filename="gui/ink/page_list.py" />
            <source>{0} · {1} rows</source>
            <translation>{0} · {1} filas</translation>
        </message>
        <message>
            <location filename="gui/ink/page_list.py" />
            <source>{0} · {1} row</source>
            <translation>{0} · {1} fila</translation>
        </message>
        <message>
            <location filename="gui/ink/page_list.py" />
            <source>Page {0}, {1} trades</source>
            <translation>Página {0}, {1} operaciones</translation>
        </message>
    </context>
    <context>
        <name>PageNotes</name>
        <message>
            <location filename="gui/ink/page_notes.py" />
            <source>Continues on page {0} ↓</source>
            <translation>Sigue en la página {0} ↓</translation>
        </message>
        <message>
            <location filename="gui/ink/page_notes.py" />
            <source>Begins on page {0} ↑</source>
            <translation>Empieza en la página {0} ↑</translation>
        </message>
    </context>
    <context>
        <name>PageToBe</name>
        <message>
            <location filename="gui/ink/absence_note.py" />
            <source>The page is being opened</source>
            <translation>Abriendo la página</translation>
        </message>
    </context>
    <context>
        <name>PageView</name>
        <message>
            <location filename="gui/ink/page_view.py" />
            <source>Original pages</source>
            <translation>Páginas originales</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <location filename="gui/dialogs/palette.py" />
            <source>Go to</source>
            <translation>Ir a</translation>
        </message>
        <message>
            <location filename="gui/dialogs/palette.py" />
            <source>Go to an official, a security, a filing, a page, a command</source>
            <translation>Ir a un cargo público, un valor, una declaración, una página, una orden</translation>
        </message>
        <message>
            <location filename="gui/dialogs/palette.py" />
            <source>Found</source>
            <translation>Encontrado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/palette.py" />
            <source>Nothing here goes by that name. Enter searches the trades for it.</source>
            <translation>Nada responde aquí a ese nombre. Intro lo busca en las operaciones.</translation>
        </message>
    </context>
    <context>
        <name>pane_place</name>
        <message>
            <location filename="gui/ink/pane_place.py" />
            <source>&amp;Under the rows</source>
            <translation>&amp;Debajo de las filas</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_place.py" />
            <source>&amp;Beside the rows</source>
            <translation>&amp;Junto a las filas</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_place.py" />
            <source>In its &amp;own window</source>
            <translation>En su propia &amp;ventana</translation>
        </message>
    </context>
    <context>
        <name>PaneBar</name>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>List of pages</source>
            <translation>Lista de páginas</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Zoom out</source>
            <translation>Reducir</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Zoom in</source>
            <translation>Ampliar</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Size on paper</source>
            <translation>Tamaño en papel</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Fit the width</source>
            <translation>Ajustar al ancho</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Fit the page</source>
            <translation>Ajustar a la página</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Turn all pages clockwise</source>
            <translation>Girar todas las páginas a la derecha</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Turn all pages counterclockwise</source>
            <translation>Girar todas las páginas a la izquierda</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Turn this page clockwise</source>
            <translation>Girar esta página a la derecha</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Find on these pages</source>
            <translation>Buscar en estas páginas</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Next place</source>
            <translation>Lugar siguiente</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Previous place</source>
            <translation>Lugar anterior</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Copy what is selected</source>
            <translation>Copiar lo seleccionado</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Copy the marked row's text</source>
            <translation>Copiar el texto de la fila marcada</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Copy the page's text</source>
            <translation>Copiar el texto de la página</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Dim the paper</source>
            <translation>Atenuar el papel</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Open on the official site</source>
            <translation>Abrir en el sitio oficial</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Where the page stands</source>
            <translation>Lugar de la página</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>Put the page away (V)</source>
            <translation>Cerrar la página (V)</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>More</source>
            <translation>Más</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>More about this original</source>
            <translation>Más sobre este original</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_bar.py" />
            <source>{0} %</source>
            <translation>{0} %</translation>
        </message>
    </context>
    <context>
        <name>PaneCommands</name>
        <message>
            <location filename="gui/ink/pane_commands.py" />
            <source>Copied</source>
            <translation>Copiado</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_commands.py" />
            <source>No text here</source>
            <translation>Aquí no hay texto</translation>
        </message>
    </context>
    <context>
        <name>PaneSearch</name>
        <message>
            <location filename="gui/ink/pane_search.py" />
            <source>{0} of {1}</source>
            <translation>{0} de {1}</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_search.py" />
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_search.py" />
            <source>A scan: no text</source>
            <translation>Imagen escaneada: sin texto</translation>
        </message>
        <message>
            <location filename="gui/ink/pane_search.py" />
            <source>Not found</source>
            <translation>No encontrado</translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <location filename="gui/preferences.py" />
            <source>Not saved; it holds until the program ends. {why}</source>
            <translation>No se guardó; vale hasta que termine el programa. {why}</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <location filename="Qt" />
            <source>Ctrl</source>
            <translation>Ctrl</translation>
        </message>
        <message>
            <location filename="Qt" />
            <source>Shift</source>
            <translation>Mayús</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <location filename="gui/widgets/rail.py" />
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
    </context>
    <context>
        <name>refresh</name>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Updated {moment}</source>
            <translation>Actualizado {moment}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Bundled data of {day}</source>
            <translation>Datos incluidos del {day}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Never updated</source>
            <translation>Nunca actualizado</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>{words}, by hand only</source>
            <translation>{words}, solo a mano</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>{words}, next {moment}</source>
            <translation>{words}, próxima {moment}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Nothing is refreshed by itself: F5 refreshes.</source>
            <translation>Nada se actualiza por sí solo: F5 actualiza.</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Next refresh {moment}.</source>
            <translation>Próxima actualización {moment}.</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>It asks for all indexes anew.</source>
            <translation>Pide de nuevo todos los índices.</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>All indexes are asked for anew {moment}.</source>
            <translation>Todos los índices se piden de nuevo {moment}.</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>now</source>
            <translation>ahora</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Stopping: what was read is kept</source>
            <translation>Deteniendo: lo leído se conserva</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Paused before the first document</source>
            <translation>En pausa antes del primer documento</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Starting the refresh</source>
            <translation>Iniciando la actualización</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Paused: {source}, {done} of {total}</source>
            <translation>En pausa: {source}, {done} de {total}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>{source}: official index {detail}</source>
            <translation>{source}: índice oficial {detail}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Resolving names: {done} of {total}</source>
            <translation>Identificando nombres: {done} de {total}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>{source}: preparing tables</source>
            <translation>{source}: preparando tablas</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>{source}: reading {done} of {total}</source>
            <translation>{source}: leyendo {done} de {total}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>, {duration} left</source>
            <translation>, faltan {duration}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Refresh stopped</source>
            <translation>Actualización detenida</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>Refreshed</source>
            <translation>Actualizado</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>fetched {fetched}, read {read}, trades {trades}</source>
            <translation>obtenidas {fetched}, leídas {read}, operaciones {trades}</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>nothing new</source>
            <translation>nada nuevo</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>{n} paper</source>
            <translation>{n} en papel</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>{n} failed: see Filings</source>
            <translation>{n} fallidas: vea Declaraciones</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>no answer.</source>
            <translation>sin respuesta.</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source> Next try {moment}.</source>
            <translation> Próximo intento {moment}.</translation>
        </message>
        <message>
            <location filename="gui/refresh_words.py" />
            <source>No connection; showing what is here.</source>
            <translation>Sin conexión; se muestra lo que hay aquí.</translation>
        </message>
    </context>
    <context>
        <name>RefreshButton</name>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Refresh</source>
            <translation>Actualizar</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Cancel the refresh</source>
            <translation>Cancelar la actualización</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>This year and last</source>
            <translation>Este año y el anterior</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>All years, {first} to {last}</source>
            <translation>Todos los años, {first} a {last}</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>One year</source>
            <translation>Un año</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>By hand only</source>
            <translation>Solo a mano</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>By itself every hour</source>
            <translation>Por sí solo cada hora</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>By itself every day</source>
            <translation>Por sí solo cada día</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Open the official site in the browser ({name})</source>
            <translation>Abrir el sitio oficial en el navegador ({name})</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Import saved pages…</source>
            <translation>Importar páginas guardadas…</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Senate is off: read its terms…</source>
            <translation>Senado sin activar: lea sus condiciones…</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Refreshing…</source>
            <translation>Actualizando…</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Refreshing {percent}</source>
            <translation>Actualizando {percent}</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Refreshing: click for Cancel</source>
            <translation>Actualizando: clic para cancelar</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Ask the official index for news (F5)</source>
            <translation>Pedir novedades al índice oficial (F5)</translation>
        </message>
    </context>
    <context>
        <name>Refreshing</name>
        <message>
            <location filename="gui/refreshing.py" />
            <source>A refresh is under way</source>
            <translation>Hay una actualización en curso</translation>
        </message>
        <message>
            <location filename="gui/refreshing.py" />
            <source>Nothing is running that could pause</source>
            <translation>No hay nada en curso que pueda pausarse</translation>
        </message>
        <message>
            <location filename="gui/refreshing.py" />
            <source>Fetching the original</source>
            <translation>Obteniendo el original</translation>
        </message>
        <message>
            <location filename="gui/refreshing.py" />
            <source>Making the archive smaller</source>
            <translation>Reduciendo el archivo</translation>
        </message>
    </context>
    <context>
        <name>ReportView</name>
        <message>
            <location filename="gui/ink/report_view.py" />
            <source>Original report</source>
            <translation>Informe original</translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Restore a backup</source>
            <translation>Restaurar una copia de seguridad</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Looking for backups…</source>
            <translation>Buscando copias de seguridad…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>What to restore</source>
            <translation>Qué restaurar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>the data from the official sites</source>
            <translation>los datos de los sitios oficiales</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>what you made: corrections, notes, saved views</source>
            <translation>lo que usted hizo: correcciones, notas, vistas guardadas</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Backups of</source>
            <translation>Copias de</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Restore it</source>
            <translation>Restaurarla</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Keep what is there</source>
            <translation>Conservar lo que hay</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Restore…</source>
            <translation>Restaurar…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Open the folder</source>
            <translation>Abrir la carpeta</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Another file…</source>
            <translation>Otro archivo…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Backups, newest first</source>
            <translation>Copias de seguridad, las más nuevas primero</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Backups at hand: {n}, {size}</source>
            <translation>Copias disponibles: {n}, {size}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>There is no backup yet</source>
            <translation>Aún no hay ninguna copia de seguridad</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Edits, views</source>
            <translation>Cambios, vistas</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Filings</source>
            <translation>Declaraciones</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Made</source>
            <translation>Hecha</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Schema</source>
            <translation>Esquema</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Newest filing, state</source>
            <translation>Declaración más nueva, estado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>being checked…</source>
            <translation>comprobando…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>⚠ cannot be restored</source>
            <translation>⚠ no se puede restaurar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>sound</source>
            <translation>íntegra</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>{day}, sound</source>
            <translation>{day}, íntegra</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>before an update</source>
            <translation>antes de una actualización</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>daily</source>
            <translation>diaria</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>by hand</source>
            <translation>a mano</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>last change</source>
            <translation>último cambio</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>chosen file</source>
            <translation>archivo elegido</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>The data from the official sites stays as it is.</source>
            <translation>Los datos de los sitios oficiales quedan como están.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>What you made (corrections, notes, saved views) stays as it is.</source>
            <translation>Lo que usted hizo (correcciones, notas, vistas guardadas) queda como está.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>What is there now is set aside in the same folder, never overwritten. The window closes for a moment and comes back with the restored data.</source>
            <translation>Lo que hay ahora se aparta en la misma carpeta, nunca se sobrescribe. La ventana se cierra un momento y vuelve con los datos restaurados.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Choose a backup</source>
            <translation>Elegir una copia de seguridad</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Databases (*.sqlite);;All files (*)</source>
            <translation>Bases de datos (*.sqlite);;Todos los archivos (*)</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Put what you made as of {made} in the place of what is there now?</source>
            <translation>¿Poner lo que usted hizo, a {made}, en lugar de lo que hay ahora?</translation>
        </message>
        <message>
            <location filename="gui/dialogs/restore.py" />
            <source>Put the data as of {made} in the place of what is there now? Filings that came later are fetched again by the next refresh.</source>
            <translation>¿Poner los datos a {made} en lugar de los que hay ahora? La próxima actualización obtiene de nuevo las declaraciones posteriores.</translation>
        </message>
    </context>
    <context>
        <name>Restoring</name>
        <message>
            <location filename="gui/restoring.py" />
            <source>{path} cannot be opened: {why}.</source>
            <translation>No se puede abrir {path}: {why}.</translation>
        </message>
        <message>
            <location filename="gui/restoring.py" />
            <source>The running job is stopped, then the backup is restored</source>
            <translation>Se detiene la tarea en curso; después se restaura la copia de seguridad</translation>
        </message>
    </context>
    <context>
        <name>restoring</name>
        <message>
            <location filename="gui/restoring.py" />
            <source>The backup is being restored; the window comes back in a moment.</source>
            <translation>Se está restaurando la copia de seguridad; la ventana vuelve en un momento.</translation>
        </message>
    </context>
    <context>
        <name>RowCommands</name>
        <message>
            <location filename="gui/row_commands.py" />
            <source>Writing {done} of {total} rows</source>
            <translation>Escribiendo {done} de {total} filas</translation>
        </message>
        <message>
            <location filename="gui/row_commands.py" />
            <source>The export was stopped; no file was written or changed</source>
            <translation>Se detuvo la exportación; no se escribió ni cambió ningún archivo</translation>
        </message>
        <message>
            <location filename="gui/row_commands.py" />
            <source>{n} rows written to {path}</source>
            <translation>{n} filas escritas en {path}</translation>
        </message>
    </context>
    <context>
        <name>RowPage</name>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>1 row copied, with headings</source>
            <translation>1 fila copiada, con encabezados</translation>
        </message>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>{n} rows copied, with headings</source>
            <translation>{n} filas copiadas, con encabezados</translation>
        </message>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>Show the page</source>
            <translation>Mostrar la página</translation>
        </message>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>Open on the official site</source>
            <translation>Abrir en el sitio oficial</translation>
        </message>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>It is not known who this filer is</source>
            <translation>No se sabe quién es este declarante</translation>
        </message>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>It is not known what security this is</source>
            <translation>No se sabe qué valor es este</translation>
        </message>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>Go to {name}</source>
            <translation>Ir a {name}</translation>
        </message>
        <message>
            <location filename="gui/pages/row_page.py" />
            <source>Correct…</source>
            <translation>Corregir…</translation>
        </message>
    </context>
    <context>
        <name>SavedViews</name>
        <message>
            <location filename="gui/saved_views.py" />
            <source>Its search is not understood: {problem}</source>
            <translation>Su búsqueda no se entiende: {problem}</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>The search is not understood: the view was not changed</source>
            <translation>La búsqueda no se entiende: la vista no se cambió</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>Updated: {name}</source>
            <translation>Actualizada: {name}</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>{page} opens with {name} from now on</source>
            <translation>{page} se abre desde ahora con {name}</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>{page} opens as it was left from now on</source>
            <translation>{page} se abre desde ahora como se dejó</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>Copied: {name}</source>
            <translation>Copiada: {name}</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>Deleted: {name}</source>
            <translation>Eliminada: {name}</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>No view was deleted</source>
            <translation>No se eliminó ninguna vista</translation>
        </message>
        <message>
            <location filename="gui/saved_views.py" />
            <source>Brought back: {name}</source>
            <translation>Recuperada: {name}</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <location filename="gui/widgets/search_box.py" />
            <source>Search</source>
            <translation>Buscar</translation>
        </message>
    </context>
    <context>
        <name>SeatTree</name>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Committees</source>
            <translation>Comités</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Committee</source>
            <translation>Comité</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Role</source>
            <translation>Función</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Seen from – until</source>
            <translation>Visto desde – hasta</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Trades while on it</source>
            <translation>Operaciones entretanto</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Now</source>
            <translation>Ahora</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Earlier</source>
            <translation>Antes</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>a part of it only</source>
            <translation>solo una parte</translation>
        </message>
        <message>
            <location filename="gui/widgets/seat_tree.py" />
            <source>Enter shows the trades made while on it</source>
            <translation>Intro muestra las operaciones hechas mientras era miembro</translation>
        </message>
    </context>
    <context>
        <name>SecuritiesPage</name>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>Securities</source>
            <translation>Valores</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>Search securities: nvidia, ticker:FB, sector:health, officials:&gt;5</source>
            <translation>Busque valores: nvidia, ticker:FB, sector:health, officials:&gt;5</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>1 trade of an asset not known: show</source>
            <translation>1 operación de un activo desconocido: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>{n} trades of assets not known: show</source>
            <translation>{n} operaciones de activos desconocidos: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>{n} securities</source>
            <translation>{n} valores</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>{n} of {total} securities</source>
            <translation>{n} de {total} valores</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>{counts} · counts are of all years and both chambers</source>
            <translation>{counts} · recuentos de todos los años y ambas cámaras</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>No securities here yet</source>
            <translation>Aún no hay valores aquí</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>A security gets a row here as soon as a trade that was read names it.</source>
            <translation>Un valor recibe aquí una fila en cuanto lo nombra una operación leída.</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>Refresh</source>
            <translation>Actualizar</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>No security matches</source>
            <translation>Ningún valor coincide</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>No security that a trade names matches “{text}”.</source>
            <translation>Ningún valor nombrado por una operación coincide con «{text}».</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>Show all securities</source>
            <translation>Mostrar todos los valores</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>Open the page</source>
            <translation>Abrir la página</translation>
        </message>
        <message>
            <location filename="gui/pages/securities_page.py" />
            <source>Show the trades</source>
            <translation>Mostrar las operaciones</translation>
        </message>
    </context>
    <context>
        <name>SecurityView</name>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Trades read</source>
            <translation>Operaciones leídas</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Disclosed volume</source>
            <translation>Volumen declarado</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Median lag</source>
            <translation>Demora mediana</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Filed late</source>
            <translation>Con retraso</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>By year of the trade</source>
            <translation>Por año de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>By party on the day</source>
            <translation>Por partido ese día</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>By chamber</source>
            <translation>Por órgano</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>By type</source>
            <translation>Por tipo</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>By owner</source>
            <translation>Por titular</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>By kind of asset</source>
            <translation>Por clase de activo</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Tickers</source>
            <translation>Símbolos</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>How the rows were matched</source>
            <translation>Cómo se identificaron las filas</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>As printed in reports</source>
            <translation>Según los informes</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Other names</source>
            <translation>Otros nombres</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Clusters</source>
            <translation>Coincidencias</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Search trades of this security, then press Enter: pelosi, type:buy, traded:2025</source>
            <translation>Busque operaciones de este valor y pulse Intro: pelosi, type:buy, traded:2025</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>No trade is of {key}</source>
            <translation>Ninguna operación es de {key}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>It may have been read, or corrected, to be another security since.</source>
            <translation>Puede que desde entonces se haya leído, o corregido, como otro valor.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>SEC EDGAR ↗</source>
            <translation>SEC EDGAR ↗</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Price and trades</source>
            <translation>Precio y operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Buys against sells by quarter</source>
            <translation>Compras frente a ventas por trimestre</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Who traded it</source>
            <translation>Quién lo negoció</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>No list at hand knows this ticker. It stands here as the reports print it, under the name that most of them use; that it is one security is not proven.</source>
            <translation>Ninguna lista disponible conoce este símbolo. Figura aquí como lo imprimen los informes, con el nombre que usa la mayoría; no está probado que sea un solo valor.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>trades: D {d} · R {r}</source>
            <translation>operaciones: D {d} · R {r}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source> · other {n}</source>
            <translation> · otros {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Trades by the party on the day of the trade</source>
            <translation>Operaciones según el partido el día de la operación</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>No trade was read.</source>
            <translation>No se leyó ninguna operación.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>not known</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>sector not known</source>
            <translation>sector desconocido</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>known from: {evidence}</source>
            <translation>conocido por: {evidence}</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>without a date</source>
            <translation>sin fecha</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>days not known</source>
            <translation>días desconocidos</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>No list tells when which ticker stood for it.</source>
            <translation>Ninguna lista dice cuándo lo representó cada símbolo.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>Nothing is told of it.</source>
            <translation>No se dice nada de él.</translation>
        </message>
        <message>
            <location filename="gui/pages/security_view.py" />
            <source>not told</source>
            <translation>no indicado</translation>
        </message>
        <message>
            <source>buys</source>
            <translation type="vanished">compras</translation>
        </message>
        <message>
            <source>sells</source>
            <translation type="vanished">ventas</translation>
        </message>
        <message>
            <source>{when}: {n}, {buys} buys, {sells} sells</source>
            <translation type="vanished">{when}: {n}, {buys} compras, {sells} ventas</translation>
        </message>
    </context>
    <context>
        <name>senate</name>
        <message>
            <location filename="gui/pages/table_page.py" />
            <source>Senate reports are not collected yet</source>
            <translation>Los informes del Senado aún no se recogen</translation>
        </message>
        <message>
            <location filename="gui/pages/table_page.py" />
            <source>The Senate's site asks every visitor to accept its terms of use first. Read them, and decide; saved report pages can be imported either way (File, Import).</source>
            <translation>El sitio del Senado pide a cada visitante que acepte antes sus condiciones de uso. Léalas y decida; las páginas de informes guardadas pueden importarse en todo caso (Archivo, Importar).</translation>
        </message>
        <message>
            <location filename="gui/pages/table_page.py" />
            <source>Read the terms…</source>
            <translation>Leer las condiciones…</translation>
        </message>
    </context>
    <context>
        <name>SenateTermsDialog</name>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>Senate reports</source>
            <translation>Informes del Senado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>Senate reports: the terms of their use</source>
            <translation>Informes del Senado: condiciones de uso</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>Terms of use</source>
            <translation>Condiciones de uso</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>I have &amp;read this and accept</source>
            <translation>He &amp;leído esto y lo acepto</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>&amp;Accept</source>
            <translation>&amp;Aceptar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>&amp;Withdraw</source>
            <translation>&amp;Retirar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>You accepted these terms on {day}.</source>
            <translation>Aceptó estas condiciones el {day}.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>&amp;Close</source>
            <translation>&amp;Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>&amp;Not now</source>
            <translation>Ahora &amp;no</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>It asks for one page at a time, at most {n} a second, and gives its own name. Where the site refuses this network, the program says so and stops asking. It sends nothing about you. Data, Senate reports, Withdraw takes your acceptance back, too.</source>
            <translation>Pide una página cada vez, como mucho {n} por segundo, y da su propio nombre. Si el sitio rechaza esta red, el programa lo dice y deja de preguntar. No envía nada sobre usted. Datos, Informes del Senado, Retirar también revoca su aceptación.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>The site of the Senate asks every visitor to agree to this:</source>
            <translation>El sitio del Senado pide a cada visitante que acepte esto:</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>The law</source>
            <translation>La ley</translation>
        </message>
        <message>
            <location filename="gui/dialogs/senate_terms.py" />
            <source>In the own words of the site:</source>
            <translation>Con las propias palabras del sitio:</translation>
        </message>
    </context>
    <context>
        <name>SettingRow</name>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Reset</source>
            <translation>Restablecer</translation>
        </message>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Reset {name}</source>
            <translation>Restablecer {name}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Choose…</source>
            <translation>Elegir…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Choose a folder: {name}</source>
            <translation>Elegir una carpeta: {name}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Accepted on {day}: read or withdraw…</source>
            <translation>Aceptado el {day}: leer o retirar…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Not accepted: read the terms…</source>
            <translation>No aceptado: leer las condiciones…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Done on {day}: show them again</source>
            <translation>Hecho el {day}: mostrarlos de nuevo</translation>
        </message>
        <message>
            <location filename="gui/dialogs/setting_row.py" />
            <source>Not done: show them</source>
            <translation>Sin hacer: mostrarlos</translation>
        </message>
    </context>
    <context>
        <name>settings</name>
        <message>
            <location filename="gui/setting_words.py" />
            <source>{low} to {high}</source>
            <translation>{low} a {high}</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>empty</source>
            <translation>vacío</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>default: {value}</source>
            <translation>inicial: {value}</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>holds at once</source>
            <translation>vale de inmediato</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>holds from the next start</source>
            <translation>vale desde el próximo inicio</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>holds from the next refresh</source>
            <translation>vale desde la próxima actualización</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>By hand only</source>
            <translation>Solo a mano</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Every hour</source>
            <translation>Cada hora</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Every day</source>
            <translation>Cada día</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>None</source>
            <translation>Ninguna</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>A folder of my own</source>
            <translation>Una carpeta propia</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Yahoo Finance</source>
            <translation>Yahoo Finance</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>As the system</source>
            <translation>Como el sistema</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Español</source>
            <translation>Español</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Never</source>
            <translation>Nunca</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Every week</source>
            <translation>Cada semana</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>On</source>
            <translation>Sí</translation>
        </message>
        <message>
            <location filename="gui/setting_words.py" />
            <source>Off</source>
            <translation>No</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Refreshing</source>
            <translation>Actualización</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Documents and reading</source>
            <translation>Documentos y lectura</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Prices</source>
            <translation>Precios</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Looks</source>
            <translation>Aspecto</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>The program itself</source>
            <translation>El programa mismo</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Network and sites</source>
            <translation>Red y sitios</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>House Clerk's site</source>
            <translation>Sitio del secretario de la Cámara</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Where the indexes and reports of the House are asked for.</source>
            <translation>Dónde se piden los índices e informes de la Cámara.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Senate's eFD site</source>
            <translation>Sitio eFD del Senado</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Where the reports of the Senate are asked for, once its terms are accepted.</source>
            <translation>Dónde se piden los informes del Senado, una vez aceptadas sus condiciones.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Legislators project's site</source>
            <translation>Sitio del proyecto de legisladores</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Where it is asked who holds which office, with parties and committees.</source>
            <translation>Dónde se pregunta quién ocupa cada cargo, con partidos y comités.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Refresh by itself</source>
            <translation>Actualizar automáticamente</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>How often the program asks the official sites for news while it is open.</source>
            <translation>Cada cuánto pide el programa novedades a los sitios oficiales mientras está abierto.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Ask for all indexes anew every</source>
            <translation>Pedir todos los índices de nuevo cada</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>How often every index that is known is asked for whole, so that nothing listed is missed. It follows “Refresh by itself”.</source>
            <translation>Cada cuánto se pide entero cada índice conocido, para que no falte nada de lo enumerado. Sigue a «Actualizar automáticamente».</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>days (0: never)</source>
            <translation>días (0: nunca)</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Newest years that a refresh looks at</source>
            <translation>Años más nuevos que mira una actualización</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Years of the official index. Other years are refreshed when you ask for them.</source>
            <translation>Años del índice oficial. Los demás se actualizan cuando usted lo pide.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>years</source>
            <translation>años</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Senate's terms accepted on</source>
            <translation>Condiciones del Senado aceptadas el</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>The day you accepted the agreement of the Senate's site. Without it the site is never asked.</source>
            <translation>El día en que aceptó el acuerdo del sitio del Senado. Sin él nunca se consulta el sitio.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>ISO date</source>
            <translation>fecha ISO</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Ask who holds office every</source>
            <translation>Preguntar quién ocupa cada cargo cada</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>How old the list of officials and their committees may get before a refresh asks for it anew.</source>
            <translation>Cuánto puede envejecer la lista de cargos públicos y sus comités antes de que una actualización la pida de nuevo.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>days (0: only when asked by name)</source>
            <translation>días (0: solo si se pide por su nombre)</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Requests to one host</source>
            <translation>Consultas a un mismo servidor</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>The most that one site is asked. Less is politer; a refresh takes longer.</source>
            <translation>Lo máximo que se consulta un sitio. Menos es más cortés; la actualización tarda más.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>per second</source>
            <translation>por segundo</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Wait for an answer</source>
            <translation>Espera de una respuesta</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>How long a site may be silent before a request counts as failed.</source>
            <translation>Cuánto puede callar un sitio antes de que la consulta cuente como fallida.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Tries for one request</source>
            <translation>Intentos por consulta</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>How often one document is asked for before the refresh goes on without it.</source>
            <translation>Cuántas veces se pide un documento antes de que la actualización siga sin él.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Largest document</source>
            <translation>Documento más grande</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>What is larger is not taken from a site or a file.</source>
            <translation>Lo que sea mayor no se toma de un sitio ni de un archivo.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Keep the original pages of the newest</source>
            <translation>Conservar las páginas originales de los últimos</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Pages of older years are removed after a refresh; what was read from them stays. What could not be fetched again is never removed.</source>
            <translation>Las páginas de años anteriores se retiran tras una actualización; lo leído de ellas queda. Lo que no podría obtenerse de nuevo nunca se retira.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>years (0: all)</source>
            <translation>años (0: todos)</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Reading processes</source>
            <translation>Procesos de lectura</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>How many filings are read side by side.</source>
            <translation>Cuántas declaraciones se leen a la vez.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Longest reading of one filing</source>
            <translation>Lectura más larga de una declaración</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>A filing that takes longer is told as failed, with this reason.</source>
            <translation>Una declaración que tarda más se da por fallida, con este motivo.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Memory of a reading process</source>
            <translation>Memoria de un proceso de lectura</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>A document that needs more ends its reading process, never the program.</source>
            <translation>Un documento que necesita más termina su proceso de lectura, nunca el programa.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Prices of securities</source>
            <translation>Precios de los valores</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Daily closes beside the trades: from a folder of your own, or from Yahoo Finance.</source>
            <translation>Cierres diarios junto a las operaciones: de una carpeta propia o de Yahoo Finance.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Folder of prices (CSV or Parquet)</source>
            <translation>Carpeta de precios (CSV o Parquet)</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Files with the columns ticker, date, close and adjusted_close.</source>
            <translation>Archivos con las columnas ticker, date, close y adjusted_close.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Colours</source>
            <translation>Colores</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Light or dark.</source>
            <translation>Claros u oscuros.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Of the window. What the reports say, and the keys of a search, stay as they are.</source>
            <translation>De la ventana. Lo que dicen los informes y las claves de una búsqueda quedan como están.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>First steps done on</source>
            <translation>Primeros pasos hechos el</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>The day the first steps were finished or skipped. Until then nothing is refreshed by itself.</source>
            <translation>El día en que se terminaron u omitieron los primeros pasos. Hasta entonces nada se actualiza por sí solo.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Tell in the tray</source>
            <translation>Avisar en la bandeja</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>What needs your attention (a source that fails, a full disk) is told in the tray too, where the system has one.</source>
            <translation>Lo que requiere su atención (una fuente que falla, un disco lleno) se avisa también en la bandeja, si el sistema la tiene.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Ask for new versions at</source>
            <translation>Preguntar por versiones nuevas en</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>An address that answers with a version, as plain text or as JSON. Empty: never asked. Nothing is ever downloaded.</source>
            <translation>Una dirección que responde con una versión, como texto o como JSON. Vacía: nunca se pregunta. Nunca se descarga nada.</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Ask for new versions by itself</source>
            <translation>Preguntar por versiones nuevas automáticamente</translation>
        </message>
        <message>
            <location filename="settings/settings.py" />
            <source>Once a week, at a start, where an address is set above.</source>
            <translation>Una vez por semana, al iniciar, si arriba hay una dirección.</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Search the settings</source>
            <translation>Buscar en los ajustes</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Sections</source>
            <translation>Secciones</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Other</source>
            <translation>Otros</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>No setting has these words.</source>
            <translation>Ningún ajuste tiene estas palabras.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Put every setting back to its default? The Senate's terms and the first steps stay.</source>
            <translation>¿Devolver todos los ajustes a su valor inicial? Las condiciones del Senado y los primeros pasos se conservan.</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Reset them</source>
            <translation>Restablecerlos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Keep them</source>
            <translation>Conservarlos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Reset &amp;all…</source>
            <translation>Restablecer &amp;todo…</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>Show the settings &amp;file</source>
            <translation>Mostrar el arc&amp;hivo de ajustes</translation>
        </message>
        <message>
            <location filename="gui/dialogs/settings.py" />
            <source>&amp;Close</source>
            <translation>&amp;Cerrar</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <location filename="gui/dialogs/shortcuts.py" />
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <location filename="gui/dialogs/shortcuts.py" />
            <source>A key, or what it does</source>
            <translation>Una tecla, o lo que hace</translation>
        </message>
        <message>
            <location filename="gui/dialogs/shortcuts.py" />
            <source>Search the shortcuts</source>
            <translation>Buscar en los atajos</translation>
        </message>
        <message>
            <location filename="gui/dialogs/shortcuts.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/shortcuts.py" />
            <source>No key has these words.</source>
            <translation>Ninguna tecla tiene estas palabras.</translation>
        </message>
    </context>
    <context>
        <name>sides</name>
        <message>
            <location filename="gui/pages/trade_sides.py" />
            <source>buys</source>
            <translation>compras</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_sides.py" />
            <source>sells</source>
            <translation>ventas</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_sides.py" />
            <source>exchanges</source>
            <translation>permutas</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>1 trade</source>
            <translation>1 operación</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>{n} trades</source>
            <translation>{n} operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>1 buy</source>
            <translation>1 compra</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>{n} buys</source>
            <translation>{n} compras</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>1 sell</source>
            <translation>1 venta</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>{n} sells</source>
            <translation>{n} ventas</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>1 exchange</source>
            <translation>1 permuta</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>{n} exchanges</source>
            <translation>{n} permutas</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>1 day</source>
            <translation>1 día</translation>
        </message>
        <message>
            <location filename="gui/pages/trade_words.py" />
            <source>{n} days</source>
            <translation>{n} días</translation>
        </message>
    </context>
    <context>
        <name>Skeleton</name>
        <message>
            <location filename="gui/widgets/states.py" />
            <source>Loading</source>
            <translation>Cargando</translation>
        </message>
    </context>
    <context>
        <name>SortOrderDialog</name>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Sort</source>
            <translation>Ordenar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Columns sorted by, the first counts most</source>
            <translation>Columnas por las que se ordena; la primera cuenta más</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Sort by one more column</source>
            <translation>Ordenar por una columna más</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>&amp;Turn round</source>
            <translation>In&amp;vertir</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Move &amp;up</source>
            <translation>S&amp;ubir</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Move &amp;down</source>
            <translation>&amp;Bajar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Re&amp;move</source>
            <translation>&amp;Quitar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>&amp;Reset</source>
            <translation>&amp;Restablecer</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Space turns round; Alt+Up and Alt+Down move; Delete removes</source>
            <translation>Espacio invierte; Alt+Arriba y Alt+Abajo mueven; Supr quita</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>↓ descending</source>
            <translation>↓ descendente</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>↑ ascending</source>
            <translation>↑ ascendente</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>{n}.  {name}  {way}</source>
            <translation>{n}.  {name}  {way}</translation>
        </message>
        <message>
            <location filename="gui/dialogs/sort_order.py" />
            <source>Sort by one more column…</source>
            <translation>Ordenar por una columna más…</translation>
        </message>
    </context>
    <context>
        <name>SourcePane</name>
        <message>
            <location filename="gui/ink/source_pane.py" />
            <source>Opening…</source>
            <translation>Abriendo…</translation>
        </message>
        <message>
            <location filename="gui/ink/source_pane.py" />
            <source>{0} rows</source>
            <translation>{0} filas</translation>
        </message>
        <message>
            <location filename="gui/ink/source_pane.py" />
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <location filename="gui/ink/source_pane.py" />
            <source>The page behind the number</source>
            <translation>La página detrás de la cifra</translation>
        </message>
        <message>
            <location filename="gui/ink/source_pane.py" />
            <source>Choose a trade or a filing: its original stands here, with the row marked.</source>
            <translation>Elija una operación o una declaración: su original aparece aquí, con la fila marcada.</translation>
        </message>
        <message>
            <location filename="gui/ink/source_pane.py" />
            <source>Row {0} is marked</source>
            <translation>La fila {0} está marcada</translation>
        </message>
        <message>
            <location filename="gui/ink/source_pane.py" />
            <source>Page {0} of {1}</source>
            <translation>Página {0} de {1}</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <location filename="gui/widgets/status_bar.py" />
            <source>Progress of the refresh</source>
            <translation>Progreso de la actualización</translation>
        </message>
        <message>
            <location filename="gui/widgets/status_bar.py" />
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <location filename="gui/widgets/status_bar.py" />
            <source>Stop the refresh; what was read is kept (Ctrl+.)</source>
            <translation>Detener la actualización; lo leído se conserva (Ctrl+.)</translation>
        </message>
    </context>
    <context>
        <name>TableHeader</name>
        <message>
            <location filename="gui/widgets/table_header.py" />
            <source>Column headings</source>
            <translation>Encabezados de columna</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_header.py" />
            <source>{heading}: column heading</source>
            <translation>{heading}: encabezado de columna</translation>
        </message>
    </context>
    <context>
        <name>TableMenus</name>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Choose columns…</source>
            <translation>&amp;Elegir columnas…</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Sort by several columns…</source>
            <translation>&amp;Ordenar por varias columnas…</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Group by…</source>
            <translation>A&amp;grupar por…</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Not at all</source>
            <translation>De ningún modo</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Sort the groups by</source>
            <translation>Ordenar los grupos por</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>As the grouping has them</source>
            <translation>Según la agrupación</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Open all groups	Ctrl+Right</source>
            <translation>Abrir todos los grupos	Ctrl+Derecha</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Close all groups	Ctrl+Left</source>
            <translation>Cerrar todos los grupos	Ctrl+Izquierda</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Close this group	Left</source>
            <translation>Cerrar este grupo	Izquierda</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Open this group	Right</source>
            <translation>Abrir este grupo	Derecha</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Keep the first column in place</source>
            <translation>&amp;Mantener fija la primera columna</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>freeze pin lock columns</source>
            <translation>inmovilizar fijar bloquear columnas</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Fit all columns to what they show</source>
            <translation>&amp;Ajustar todas las columnas a lo que muestran</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Height of the rows</source>
            <translation>A&amp;ltura de las filas</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Group by</source>
            <translation>A&amp;grupar por</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Reset the &amp;order</source>
            <translation>Restablecer el or&amp;den</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Reset columns</source>
            <translation>&amp;Restablecer columnas</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Sort by {name}, ascending</source>
            <translation>Ordenar por {name}, ascendente</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Sort by {name}, descending</source>
            <translation>Ordenar por {name}, descendente</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Sort by it too	Shift+click</source>
            <translation>Ordenar también por ella	Mayús+clic</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Hide {name}</source>
            <translation>Ocultar {name}</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>Fit it to what it shows	Double click on its edge</source>
            <translation>Ajustar a lo que muestra	Doble clic en su borde</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Compact</source>
            <translation>&amp;Compacta</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>&amp;Standard</source>
            <translation>&amp;Estándar</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>C&amp;omfortable</source>
            <translation>A&amp;mplia</translation>
        </message>
        <message>
            <location filename="gui/widgets/table_menus.py" />
            <source>density row spacing</source>
            <translation>densidad espaciado de filas</translation>
        </message>
    </context>
    <context>
        <name>TablePage</name>
        <message>
            <location filename="gui/pages/table_page.py" />
            <source>This search is not understood</source>
            <translation>Esta búsqueda no se entiende</translation>
        </message>
    </context>
    <context>
        <name>TableView</name>
        <message>
            <location filename="gui/widgets/table_view.py" />
            <source>Copy rows with headings</source>
            <translation>Copiar filas con encabezados</translation>
        </message>
    </context>
    <context>
        <name>TermChoice</name>
        <message>
            <location filename="gui/pages/term_choice.py" />
            <source>{n} of them</source>
            <translation>{n} de ellos</translation>
        </message>
        <message>
            <location filename="gui/pages/term_choice.py" />
            <source>{title}: {value}</source>
            <translation>{title}: {value}</translation>
        </message>
        <message>
            <location filename="gui/pages/term_choice.py" />
            <source>Narrow the rows by {title}</source>
            <translation>Limitar las filas por {title}</translation>
        </message>
    </context>
    <context>
        <name>Tiles</name>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Transaction reports</source>
            <translation>Informes de operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Officials</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Disclosed volume</source>
            <translation>Volumen declarado</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Filed late</source>
            <translation>Con retraso</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>see trades</source>
            <translation>ver operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>Distinct persons, and names of filers of whom it is not known who they are. Opens their trades.</source>
            <translation>Personas distintas, y nombres de declarantes cuya identidad no se conoce. Abre sus operaciones.</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>sum of bands</source>
            <translation>suma de tramos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>and more: {n} open</source>
            <translation>y más; abiertos: {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>From the sum of the lower ends to that of the upper ends, never a point; open: {n}</source>
            <translation>De la suma de los límites inferiores a la de los superiores, nunca un punto; abiertos: {n}</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>{n} of {total} &gt;45 days</source>
            <translation>{n} de {total} &gt;45 días</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>More than 45 days between trade and filing; not a finding that a rule was broken</source>
            <translation>Más de 45 días entre operación y presentación; no implica que se infringiera una norma</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>{n} read</source>
            <translation>{n} leídos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>{n} failed</source>
            <translation>{n} fallidos</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>{n} paper</source>
            <translation>{n} en papel</translation>
        </message>
        <message>
            <location filename="gui/pages/dashboard_parts.py" />
            <source>{n} other</source>
            <translation>{n} otros</translation>
        </message>
        <message>
            <source>{n} exch.</source>
            <translation type="vanished">{n} perm.</translation>
        </message>
        <message>
            <source>see their trades</source>
            <translation type="vanished">ver operaciones</translation>
        </message>
        <message>
            <source>sum of bands, never a point</source>
            <translation type="vanished">suma de tramos, nunca un punto</translation>
        </message>
        <message>
            <source>and more; open bands: {n}</source>
            <translation type="vanished">y más; tramos abiertos: {n}</translation>
        </message>
        <message>
            <source>{n} of {total} after 45 days</source>
            <translation type="vanished">{n} de {total} tras 45 días</translation>
        </message>
        <message>
            <source>{n} not fetched</source>
            <translation type="vanished">{n} sin obtener</translation>
        </message>
        <message>
            <source>with a trade read</source>
            <translation type="vanished">con operación</translation>
        </message>
        <message>
            <source>Distinct persons, and names of filers of whom it is not known who they are</source>
            <translation type="vanished">Personas distintas, y nombres de declarantes cuya identidad no se conoce</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Filter</source>
            <translation>Filtro</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Choose filters from lists (Ctrl+Shift+L)</source>
            <translation>Elegir filtros de listas (Ctrl+Mayús+L)</translation>
        </message>
    </context>
    <context>
        <name>TradesPage</name>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Trades</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Search trades by official, ticker, asset or filing date: pelosi nvda, filed:2025-04</source>
            <translation>Busque operaciones por cargo público, símbolo, activo o fecha: pelosi nvda, filed:2025-04</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{n} trades</source>
            <translation>{n} operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{n} of {total} trades</source>
            <translation>{n} de {total} operaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{counts} · {volume} disclosed</source>
            <translation>{counts} · {volume} declarados</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>1 row</source>
            <translation>1 fila</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{n} rows</source>
            <translation>{n} filas</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>1 trade in force</source>
            <translation>1 operación vigente</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{n} trades in force</source>
            <translation>{n} operaciones vigentes</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>no trade in force</source>
            <translation>ninguna operación vigente</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{n} replaced</source>
            <translation>{n} sustituidas</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>1 deletion</source>
            <translation>1 eliminación</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{n} deletions</source>
            <translation>{n} eliminaciones</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>{rows}: {parts}</source>
            <translation>{rows}: {parts}</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>in {year}</source>
            <translation>en {year}</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>in any year</source>
            <translation>en ningún año</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>No trade matches</source>
            <translation>Ninguna operación coincide</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Nothing {where} matches “{text}”. Filings not fetched yet, and paper ones, hold trades that no search can find: see the coverage below.</source>
            <translation>Nada {where} coincide con «{text}». Las declaraciones aún no obtenidas, y las de papel, contienen operaciones que ninguna búsqueda encuentra: vea la cobertura abajo.</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Search all years</source>
            <translation>Buscar en todos los años</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>No trades of {year} here yet</source>
            <translation>Aún no hay operaciones de {year} aquí</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>The official index lists {n} transaction reports of {year}; none of them was read.</source>
            <translation>El índice oficial enumera {n} informes de operaciones de {year}; no se leyó ninguno.</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Refresh {year}</source>
            <translation>Actualizar {year}</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>No trades here yet</source>
            <translation>Aún no hay operaciones aquí</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>A refresh fetches the official index of filings and reads each transaction report.</source>
            <translation>Una actualización obtiene el índice oficial de declaraciones y lee cada informe de operaciones.</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Refresh</source>
            <translation>Actualizar</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Show the filing</source>
            <translation>Mostrar la declaración</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Trades of {name}</source>
            <translation>Operaciones de {name}</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Trades in {ticker}</source>
            <translation>Operaciones con {ticker}</translation>
        </message>
        <message>
            <location filename="gui/pages/trades_page.py" />
            <source>Trades with the same …</source>
            <translation>Operaciones con el mismo …</translation>
        </message>
    </context>
    <context>
        <name>Updates</name>
        <message>
            <location filename="gui/updating.py" />
            <source>No address to ask for new versions is set: the settings show where</source>
            <translation>No hay dirección donde preguntar por versiones nuevas: los ajustes muestran dónde</translation>
        </message>
        <message>
            <location filename="gui/updating.py" />
            <source>Asking for new versions</source>
            <translation>Preguntando por versiones nuevas</translation>
        </message>
        <message>
            <location filename="gui/updating.py" />
            <source>Asking for new versions failed: {why}</source>
            <translation>Falló la pregunta por versiones nuevas: {why}</translation>
        </message>
        <message>
            <location filename="gui/updating.py" />
            <source>Version {version} is out; this is {current}. It was asked for at {url}.</source>
            <translation>Ha salido la versión {version}; esta es la {current}. Se preguntó en {url}.</translation>
        </message>
        <message>
            <location filename="gui/updating.py" />
            <source>This is the newest version: {current} (told: {version})</source>
            <translation>Esta es la versión más nueva: {current} (respuesta: {version})</translation>
        </message>
    </context>
    <context>
        <name>ViewExchange</name>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>No view is saved yet</source>
            <translation>Aún no hay ninguna vista guardada</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>views</source>
            <translation>vistas</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>Export views</source>
            <translation>Exportar vistas</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>Saved views (*{ending})</source>
            <translation>Vistas guardadas (*{ending})</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>{name} is there already. Replace it?</source>
            <translation>{name} ya existe. ¿Reemplazarlo?</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>Saved views (*{ending} *.json)</source>
            <translation>Vistas guardadas (*{ending} *.json)</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>Import views</source>
            <translation>Importar vistas</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>1 view written to</source>
            <translation>1 vista escrita en</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>{n} views written to</source>
            <translation>{n} vistas escritas en</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>; damaged, and left out: {names}</source>
            <translation>; dañadas, y excluidas: {names}</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>1 view taken in</source>
            <translation>1 vista incorporada</translation>
        </message>
        <message>
            <location filename="gui/view_exchange.py" />
            <source>{n} views taken in</source>
            <translation>{n} vistas incorporadas</translation>
        </message>
    </context>
    <context>
        <name>ViewList</name>
        <message>
            <location filename="gui/widgets/view_list.py" />
            <source>Saved views</source>
            <translation>Vistas guardadas</translation>
        </message>
    </context>
    <context>
        <name>ViewMenu</name>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Saved views</source>
            <translation>&amp;Vistas guardadas</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Save as a view…</source>
            <translation>&amp;Guardar como vista…</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Update the view</source>
            <translation>&amp;Actualizar la vista</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Re&amp;vert the view</source>
            <translation>Re&amp;vertir la vista</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Go to the saved views</source>
            <translation>&amp;Ir a las vistas guardadas</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Re&amp;name the view…</source>
            <translation>Cambiar el &amp;nombre de la vista…</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Dupli&amp;cate the view</source>
            <translation>Dupli&amp;car la vista</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Open the page with this view</source>
            <translation>A&amp;brir la página con esta vista</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Move the view u&amp;p</source>
            <translation>S&amp;ubir la vista</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Move the view do&amp;wn</source>
            <translation>Ba&amp;jar la vista</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Delete the view</source>
            <translation>&amp;Eliminar la vista</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Bring back the deleted view</source>
            <translation>&amp;Recuperar la vista eliminada</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Export the view…</source>
            <translation>E&amp;xportar la vista…</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Export &amp;all views…</source>
            <translation>Exportar &amp;todas las vistas…</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>&amp;Import views…</source>
            <translation>I&amp;mportar vistas…</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Show</source>
            <translation>Mostrar</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Rename…</source>
            <translation>Cambiar nombre…</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Duplicate</source>
            <translation>Duplicar</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <location filename="gui/view_menu.py" />
            <source>Open the page with this view</source>
            <translation>Abrir la página con esta vista</translation>
        </message>
    </context>
    <context>
        <name>ViewNaming</name>
        <message>
            <location filename="gui/view_naming.py" />
            <source>This page has no table whose view could be saved</source>
            <translation>Esta página no tiene una tabla cuya vista pueda guardarse</translation>
        </message>
        <message>
            <location filename="gui/view_naming.py" />
            <source>Name of the new view</source>
            <translation>Nombre de la vista nueva</translation>
        </message>
        <message>
            <location filename="gui/view_naming.py" />
            <source>New name of {name}</source>
            <translation>Nombre nuevo de {name}</translation>
        </message>
        <message>
            <location filename="gui/view_naming.py" />
            <source>The search is not understood; a view of it would show nothing.</source>
            <translation>La búsqueda no se entiende; una vista de ella no mostraría nada.</translation>
        </message>
        <message>
            <location filename="gui/view_naming.py" />
            <source>Saved: {name}</source>
            <translation>Guardada: {name}</translation>
        </message>
        <message>
            <location filename="gui/view_naming.py" />
            <source>There is a view of this name already.</source>
            <translation>Ya hay una vista con este nombre.</translation>
        </message>
    </context>
    <context>
        <name>views</name>
        <message>
            <location filename="gui/widgets/view_lines.py" />
            <source>view of {page}</source>
            <translation>vista de {page}</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_lines.py" />
            <source>in force</source>
            <translation>vigente</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_lines.py" />
            <source>changed since it was saved</source>
            <translation>cambiada desde que se guardó</translation>
        </message>
        <message>
            <location filename="gui/widgets/view_lines.py" />
            <source>its page opens with it</source>
            <translation>su página se abre con ella</translation>
        </message>
    </context>
    <context>
        <name>ViewsPanel</name>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Saved views</source>
            <translation>Vistas guardadas</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Views</source>
            <translation>Vistas</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Save what is shown as a view</source>
            <translation>Guardar lo que se muestra como vista</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Save filter, columns, order and groups of this page as a view (Ctrl+S)</source>
            <translation>Guardar filtro, columnas, orden y grupos de esta página como vista (Ctrl+S)</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>More about views</source>
            <translation>Más sobre las vistas</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Export, import, order, default view</source>
            <translation>Exportar, importar, orden, vista inicial</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Read the views once more; a damaged file is set aside first</source>
            <translation>Leer las vistas otra vez; un archivo dañado se aparta antes</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Update</source>
            <translation>Actualizar</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Save the view as it is shown now (Ctrl+Shift+B)</source>
            <translation>Guardar la vista como se muestra ahora (Ctrl+Mayús+B)</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Revert</source>
            <translation>Revertir</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Show the view as it was saved (Ctrl+Shift+G)</source>
            <translation>Mostrar la vista como se guardó (Ctrl+Mayús+G)</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Save as new…</source>
            <translation>Guardar como nueva…</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Save what is shown now as another view (Ctrl+S)</source>
            <translation>Guardar lo que se muestra ahora como otra vista (Ctrl+S)</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>Ctrl+S keeps filter, columns and order of a table here.</source>
            <translation>Ctrl+S guarda aquí filtro, columnas y orden de una tabla.</translation>
        </message>
        <message>
            <location filename="gui/widgets/views_panel.py" />
            <source>● Changed: {name}</source>
            <translation>● Cambiada: {name}</translation>
        </message>
    </context>
    <context>
        <name>WaitingRows</name>
        <message>
            <location filename="gui/pages/waiting_rows.py" />
            <source>↑ New rows: {n} above, {m} below</source>
            <translation>↑ Filas nuevas: {n} arriba, {m} abajo</translation>
        </message>
        <message>
            <location filename="gui/pages/waiting_rows.py" />
            <source>↑ 1 new row above</source>
            <translation>↑ 1 fila nueva arriba</translation>
        </message>
        <message>
            <location filename="gui/pages/waiting_rows.py" />
            <source>↑ {n} new rows above</source>
            <translation>↑ {n} filas nuevas arriba</translation>
        </message>
        <message>
            <location filename="gui/pages/waiting_rows.py" />
            <source>↓ 1 new row below</source>
            <translation>↓ 1 fila nueva abajo</translation>
        </message>
        <message>
            <location filename="gui/pages/waiting_rows.py" />
            <source>↓ {n} new rows below</source>
            <translation>↓ {n} filas nuevas abajo</translation>
        </message>
        <message>
            <location filename="gui/pages/waiting_rows.py" />
            <source>1 new: show</source>
            <translation>1 nueva: mostrar</translation>
        </message>
        <message>
            <location filename="gui/pages/waiting_rows.py" />
            <source>{n} new: show</source>
            <translation>{n} nuevas: mostrar</translation>
        </message>
    </context>
    <context>
        <name>YearSelector</name>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Index year</source>
            <translation>Año del índice</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>Filings of one index year, or of all (Alt+Up, Alt+Down)</source>
            <translation>Declaraciones de un año del índice, o de todos (Alt+Arriba, Alt+Abajo)</translation>
        </message>
        <message>
            <location filename="gui/widgets/top_bar.py" />
            <source>All years</source>
            <translation>Todos los años</translation>
        </message>
    </context>
</TS>
